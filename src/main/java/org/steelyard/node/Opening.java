package org.steelyard.node;

import java.util.List;

import org.steelyard.config.Bank;
import org.steelyard.config.Configuration;
import org.steelyard.config.Step;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Corridor;
import org.steelyard.settlement.Participant;
import org.steelyard.settlement.Role;

/** What the configuration says, in the engine's words. Said anew at each start: repeating it is harmless. */
final class Opening {

    private Opening() {
    }

    static List<Command> commands(Configuration configuration) {
        return configuration.steps().stream().map(Opening::command).toList();
    }

    private static Command command(Step step) {
        return switch (step) {
            case Step.Join join -> new Command.AddParticipant(
                    new Participant(join.bic(), join.name(), role(join.role())));
            case Step.OpenLedger open -> new Command.OpenLedger(open.ledger());
            case Step.OpenAccount open -> new Command.OpenAccount(open.account(), open.creditLimit());
            case Step.GrantAccess grant -> new Command.GrantAccess(grant.participant(), grant.account());
            case Step.OpenCorridor open -> new Command.OpenCorridor(
                    new Corridor(open.name(), open.one(), open.other()));
        };
    }

    private static Role role(Bank.Role role) {
        return switch (role) {
            case SETTLEMENT_AGENT -> Role.SETTLEMENT_AGENT;
            case DIRECT -> Role.DIRECT;
            case CLEARING_BANK -> Role.CLEARING_BANK;
            case INDIRECT -> Role.INDIRECT;
        };
    }
}
