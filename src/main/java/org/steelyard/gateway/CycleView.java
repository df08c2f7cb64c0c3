package org.steelyard.gateway;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.steelyard.money.Bic;
import org.steelyard.settlement.CycleReport;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.NetPosition;
import org.steelyard.settlement.Reason;

/**
 * A cycle's report, as the contract's {@code Cycle}. What is absent has not happened, or is none of the
 * caller's business.
 */
record CycleView(long number, String ledger, String name, @Nullable String corridor, String stage,
        @Nullable String reason, int cut, Instant confirmBy, Instant settleBy, Instant opened,
        @Nullable Instant lastCut, @Nullable Instant closed, @Nullable Long closedIndex, String currency,
        @Nullable Totals totals, List<Position> positions, List<String> confirmers, List<String> confirmed,
        List<Failure> failures, @Nullable Settlement settlement) {

    /**
     * What it adds up to.
     *
     * @param waiting obligations that are not binding: for want of room, or held
     * @param savedPpm the netting ratio, in millionths of the gross, rounded down
     */
    private record Totals(int obligations, int waiting, String gross, String net, String saved,
            long savedPpm) {

        private static Totals of(CycleReport.Totals totals) {
            return new Totals(totals.obligations(), totals.outside(), totals.gross().decimal(),
                    totals.net().decimal(), totals.saved().decimal(), totals.savedPpm());
        }
    }

    private record Position(String account, String owed, String due, String net) {

        private static Position of(NetPosition position) {
            return new Position(position.account().toString(), position.owed().decimal(),
                    position.due().decimal(), position.net().decimal());
        }
    }

    private record Share(String account, String amount) {
    }

    /** A debtor that did not pay, and who bore what, in the order in which they are drawn on. */
    private record Failure(String account, String shortfall, String byGuarantee, List<Share> shares,
            String byAgent) {

        private static Failure of(Event.DebtorFailed failed) {
            return new Failure(failed.debtor().toString(), failed.shortfall().decimal(),
                    failed.byGuarantee().decimal(),
                    failed.shares().stream()
                            .map(share -> new Share(share.account().toString(), share.amount().decimal()))
                            .toList(),
                    failed.byAgent().decimal());
        }
    }

    private record Payment(String payer, String payee, String amount) {

        private static Payment of(Leg leg) {
            return new Payment(leg.payer().toString(), leg.payee().toString(), leg.amount().decimal());
        }
    }

    private record Settlement(String uetr, List<Payment> payments) {

        private static Settlement of(CycleReport.Moved moved) {
            return new Settlement(moved.uetr().toString(), moved.legs().stream().map(Payment::of).toList());
        }
    }

    /** All of it, for the operator. */
    static CycleView whole(CycleReport report) {
        return view(report, Totals.of(report.totals()));
    }

    /** All of it for an agent who must confirm; its own part for any other bank. */
    static CycleView of(CycleReport report, Bic bank) {
        return report.isConfirmedBy(bank) ? whole(report) : view(report.toldTo(bank), null);
    }

    private static CycleView view(CycleReport report, @Nullable Totals totals) {
        CycleReport.Moments times = report.times();
        return new CycleView(report.number(), report.cycle().ledger().toString(), report.cycle().name(),
                report.cycle().corridor().isEmpty() ? null : report.cycle().corridor(),
                report.stage().name(), report.reason() == Reason.NONE ? null : report.reason().name(),
                report.cut(), Instant.ofEpochMilli(report.cycle().confirmByMillis()),
                Instant.ofEpochMilli(report.cycle().settleByMillis()),
                Instant.ofEpochMilli(times.openedMillis()), instant(times.cutMillis()),
                instant(times.closedMillis()), times.closedMillis() == 0 ? null : times.closedIndex(),
                report.cycle().ledger().currency().code(), totals,
                report.positions().stream().map(Position::of).toList(), texts(report.confirmers()),
                texts(report.confirmed()), report.failures().stream().map(Failure::of).toList(),
                report.settlement().map(Settlement::of).orElse(null));
    }

    private static @Nullable Instant instant(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }

    private static List<String> texts(List<Bic> banks) {
        return banks.stream().map(Bic::toString).toList();
    }
}
