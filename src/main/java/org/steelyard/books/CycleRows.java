package org.steelyard.books;

import java.sql.Connection;
import java.sql.SQLException;

import org.steelyard.money.AccountId;
import org.steelyard.settlement.Cycle;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.LossShare;
import org.steelyard.settlement.NetPosition;
import org.steelyard.settlement.NettingTerm;
import org.steelyard.settlement.Reason;

/** Cycles of deferred net settlement; so few that each event is written at once. */
final class CycleRows {

    private final Connection connection;

    CycleRows(Connection connection) {
        this.connection = connection;
    }

    void happened(Logged logged, Event.OfCycle of) throws SQLException {
        switch (of) {
            case Event.CycleOpened opened -> opened(logged, opened);
            case Event.CycleCut cut -> cut(logged, cut);
            case Event.CycleConfirmed confirmed -> confirmed(confirmed);
            case Event.CycleReopened reopened -> reopened(reopened);
            case Event.DebtorFailed failed -> failed(logged, failed);
            case Event.CycleClosed closed -> closed(logged, closed);
            case Event.NettingTermSet set -> set(set);
        }
    }

    private void opened(Logged logged, Event.CycleOpened opened) throws SQLException {
        Cycle cycle = opened.cycle();
        Sql.run(connection,
                "insert into net_cycle (number, currency, minor_units, agent, name, corridor,"
                        + " confirm_by_millis, settle_by_millis, state, opened_index, opened_millis)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?)",
                opened.number(), cycle.ledger().currency().code(),
                (short) cycle.ledger().currency().minorUnits(), cycle.ledger().agent().toString(),
                cycle.name(), cycle.corridor(), cycle.confirmByMillis(), cycle.settleByMillis(),
                logged.index(), logged.timeMillis());
    }

    private void cut(Logged logged, Event.CycleCut cut) throws SQLException {
        Sql.run(connection,
                "update net_cycle set state = 'CUT', cut = ?, obligations = ?, gross = ?, net = ?,"
                        + " confirmed = '', cut_millis = ? where number = ?",
                cut.cut(), cut.obligations(), cut.gross().minor(), cut.net().minor(), logged.timeMillis(),
                cut.number());
        Sql.run(connection, "delete from net_position where cycle = ?", cut.number());
        for (NetPosition position : cut.positions()) {
            Sql.run(connection, "insert into net_position values (?, ?, ?, ?)", cut.number(),
                    position.account().holder().toString(), position.owed().minor(), position.due().minor());
        }
    }

    private void confirmed(Event.CycleConfirmed confirmed) throws SQLException {
        Sql.run(connection, "update net_cycle set confirmed = trim(confirmed || ' ' || ?) where number = ?",
                confirmed.agent().toString(), confirmed.number());
    }

    private void reopened(Event.CycleReopened reopened) throws SQLException {
        Sql.run(connection, "update net_cycle set state = 'OPEN', confirmed = '' where number = ?",
                reopened.number());
    }

    private void failed(Logged logged, Event.DebtorFailed failed) throws SQLException {
        failure(logged, failed, failed.debtor(), "GUARANTEE", failed.byGuarantee().minor());
        lower(failed.debtor(), failed.byGuarantee().minor());
        for (LossShare share : failed.shares()) {
            failure(logged, failed, share.account(), "LOSS_SHARE", share.amount().minor());
            lower(share.account(), share.amount().minor());
        }
        failure(logged, failed, failed.debtor().ledger().issue(), "AGENT", failed.byAgent().minor());
    }

    private void failure(Logged logged, Event.DebtorFailed failed, AccountId pays, String from, long minor)
            throws SQLException {
        if (minor > 0) {
            Sql.run(connection, "insert into net_failure values (?, ?, ?, ?, ?, ?)", failed.number(),
                    failed.debtor().holder().toString(), pays.holder().toString(), from, minor,
                    logged.index());
        }
    }

    private void lower(AccountId account, long minor) throws SQLException {
        Sql.run(connection,
                "update netting_term set amount = amount - ? where kind = 'GUARANTEE' and currency = ?"
                        + " and agent = ? and account = ?",
                minor, account.currency().code(), account.ledger().agent().toString(),
                account.holder().toString());
    }

    private void closed(Logged logged, Event.CycleClosed closed) throws SQLException {
        boolean isSettled = closed.reason() == Reason.NONE;
        Sql.run(connection,
                "update net_cycle set state = ?, reason = ?, closed_index = ?, closed_millis = ?"
                        + " where number = ?",
                isSettled ? "SETTLED" : "RETURNED", closed.reason().name(), logged.index(),
                logged.timeMillis(), closed.number());
    }

    private void set(Event.NettingTermSet set) throws SQLException {
        NettingTerm term = set.term();
        Sql.run(connection,
                "insert into netting_term values (?, ?, ?, ?, ?, ?)"
                        + " on conflict (currency, agent, kind, account, counterparty)"
                        + " do update set amount = excluded.amount",
                term.account().currency().code(), term.account().ledger().agent().toString(),
                term.kind().name(), term.account().holder().toString(),
                term.counterparty().holder().toString(), set.amount().minor());
    }
}
