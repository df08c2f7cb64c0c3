package org.steelyard.books;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.steelyard.money.Bic;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.OriginalMessage;
import org.steelyard.settlement.StatementPage;

/** Writes to the banks in a word or two: each state to the sender, each credit to the one credited. */
final class PlainCorrespondence implements Correspondence {

    @Override
    public List<Outbound> about(Logged logged, OriginalMessage original, List<Bic> banks) {
        List<Outbound> messages = new ArrayList<>();
        switch (logged.event()) {
            case Event.OfInstruction of -> {
                String id = "SY" + logged.index();
                messages.add(new Outbound(of.instruction().references().sender(), "pacs.002.001.10", id,
                        of.state() + " for " + new String(original.bytes(), StandardCharsets.UTF_8)));
                if (of instanceof Event.Settled settled) {
                    messages.add(new Outbound(settled.entries().get(1).account().holder(), "camt.054.001.08",
                            id + "C", "credit \t\\ of " + settled.entries().get(1).amount()));
                }
            }
            case Event.PhaseReached reached -> banks.forEach(bank -> messages.add(new Outbound(bank,
                    "admi.004.001.02", "SY" + logged.index(), reached.currency() + " " + reached.phase())));
            default -> {
            }
        }
        return messages;
    }

    @Override
    public Outbound statement(StatementPage page, Logged closing) {
        return new Outbound(page.part().account().holder(), "camt.053.001.08", "SY" + closing.index() + "S",
                page.toString());
    }
}
