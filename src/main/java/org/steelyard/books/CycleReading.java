package org.steelyard.books;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;
import org.steelyard.settlement.Cycle;
import org.steelyard.settlement.CycleReport;
import org.steelyard.settlement.CycleReport.Stage;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.LossShare;
import org.steelyard.settlement.NetPosition;
import org.steelyard.settlement.NettingTerm;
import org.steelyard.settlement.Reason;

/** Cycles of deferred net settlement, out of the books again. */
final class CycleReading {

    /** What has come into a cycle since it opened, or opened again. */
    private static final class SoFar {
        private int obligations;
        private int outside;
        private final Map<Integer, long[]> owedAndDue = new TreeMap<>();

        private void add(int account, long owed, long due) {
            long[] sums = owedAndDue.computeIfAbsent(account, unseen -> new long[2]);
            sums[0] += owed;
            sums[1] += due;
        }
    }

    private record Row(long number, Cycle cycle, String state, Reason reason, int cut, int obligations,
            String confirmed, CycleReport.Moments times) {
    }

    private final Connection connection;
    private final Map<Integer, AccountId> accounts = new LinkedHashMap<>();
    private final Map<Currency, Bic> agents = new LinkedHashMap<>();
    private final Map<String, List<String>> corridors = new LinkedHashMap<>();
    private final Map<Long, TreeMap<AccountId, NetPosition>> positions = new LinkedHashMap<>();
    private final Map<Long, TreeMap<AccountId, Map<String, List<LossShare>>>> borne = new LinkedHashMap<>();

    /** Reads what all of these need at once. */
    private CycleReading(Connection connection, List<Row> rows) throws SQLException {
        this.connection = connection;
        for (Known.Holding holding : Sql.list(connection, Rows::holding,
                "select * from account order by id")) {
            accounts.put(holding.number, holding.id);
            if (holding.id.isIssue()) {
                agents.put(holding.id.currency(), holding.id.holder());
            }
        }
        Sql.list(connection, row -> corridors.put(row.getString("name"),
                List.of(row.getString("one_currency"), row.getString("other_currency"))) == null,
                "select * from corridor");
        Map<Long, LedgerId> ledgers = new LinkedHashMap<>();
        rows.forEach(row -> ledgers.put(row.number, row.cycle.ledger()));
        Object numbers = connection.createArrayOf("int8", ledgers.keySet().toArray());
        Sql.list(connection, row -> position(row, ledger(ledgers, row)),
                "select * from net_position where cycle = any(?)", numbers);
        Sql.list(connection, row -> loss(row, ledger(ledgers, row)),
                "select * from net_failure where cycle = any(?) order by cycle, debtor, source, payer",
                numbers);
    }

    private static LedgerId ledger(Map<Long, LedgerId> ledgers, ResultSet row) throws SQLException {
        return Objects.requireNonNull(ledgers.get(row.getLong("cycle")));
    }

    private NetPosition position(ResultSet row, LedgerId ledger) throws SQLException {
        AccountId id = new AccountId(ledger, Bic.of(row.getString("holder")));
        NetPosition position = new NetPosition(id, new Amount(ledger.currency(), row.getLong("owed")),
                new Amount(ledger.currency(), row.getLong("due")));
        positions.computeIfAbsent(row.getLong("cycle"), unseen -> new TreeMap<>()).put(id, position);
        return position;
    }

    private LossShare loss(ResultSet row, LedgerId ledger) throws SQLException {
        LossShare share = new LossShare(new AccountId(ledger, Bic.of(row.getString("payer"))),
                new Amount(ledger.currency(), row.getLong("amount")));
        borne.computeIfAbsent(row.getLong("cycle"), unseen -> new TreeMap<>())
                .computeIfAbsent(new AccountId(ledger, Bic.of(row.getString("debtor"))),
                        unseen -> new TreeMap<>())
                .computeIfAbsent(row.getString("source"), unseen -> new ArrayList<>()).add(share);
        return share;
    }

    /** The newest first; without what their net settlements moved. */
    static List<CycleReport> last(Connection connection, int limit) throws SQLException {
        List<Row> rows = Sql.list(connection, CycleReading::row,
                "select * from net_cycle order by number desc limit ?", limit);
        if (rows.isEmpty()) {
            return List.of();
        }
        CycleReading reading = new CycleReading(connection, rows);
        List<CycleReport> reports = new ArrayList<>();
        for (Row row : rows) {
            reports.add(reading.report(row, Optional.empty()));
        }
        return reports;
    }

    static Optional<CycleReport> of(Connection connection, long number) throws SQLException {
        Optional<Row> row = Sql.first(connection, CycleReading::row,
                "select * from net_cycle where number = ?", number);
        if (row.isEmpty()) {
            return Optional.empty();
        }
        CycleReading reading = new CycleReading(connection, List.of(row.get()));
        return Optional.of(reading.report(row.get(), reading.moved(row.get())));
    }

    /** All terms that are agreed, in order. */
    static List<Event.NettingTermSet> terms(Connection connection) throws SQLException {
        return Sql.list(connection, CycleReading::term,
                "select t.*, a.minor_units from netting_term t join account a on a.currency = t.currency"
                        + " and a.agent = t.agent and a.holder = t.account where t.amount > 0"
                        + " order by t.currency, t.agent, t.account, t.kind, t.counterparty");
    }

    private static Event.NettingTermSet term(ResultSet row) throws SQLException {
        LedgerId ledger = new LedgerId(Bic.of(row.getString("agent")), Rows.currency(row));
        return new Event.NettingTermSet(
                new NettingTerm(NettingTerm.Kind.valueOf(row.getString("kind")),
                        new AccountId(ledger, Bic.of(row.getString("account"))),
                        new AccountId(ledger, Bic.of(row.getString("counterparty")))),
                Rows.amount(row, "amount"));
    }

    private static Row row(ResultSet row) throws SQLException {
        LedgerId ledger = new LedgerId(Bic.of(row.getString("agent")), Rows.currency(row));
        Cycle cycle = new Cycle(ledger, row.getString("name"), row.getString("corridor"),
                row.getLong("confirm_by_millis"), row.getLong("settle_by_millis"));
        return new Row(row.getLong("number"), cycle, row.getString("state"),
                Reason.valueOf(row.getString("reason")), row.getInt("cut"), row.getInt("obligations"),
                row.getString("confirmed"), new CycleReport.Moments(row.getLong("opened_millis"),
                        row.getLong("cut_millis"), row.getLong("closed_millis"),
                        row.getLong("closed_index")));
    }

    private CycleReport report(Row row, Optional<CycleReport.Moved> moved) throws SQLException {
        Currency currency = row.cycle.ledger().currency();
        List<Bic> confirmers = confirmers(row.cycle);
        List<Bic> confirmed = row.confirmed.isEmpty()
                ? List.of()
                : List.of(row.confirmed.split(" ", -1)).stream().map(Bic::of).sorted().toList();
        Stage stage = Stage.valueOf(row.state);
        if (stage == Stage.CUT && confirmed.containsAll(confirmers)) {
            stage = Stage.CONFIRMED;
        }
        SoFar soFar = stage == Stage.OPEN ? soFar(row.cycle) : new SoFar();
        List<NetPosition> shown = stage == Stage.OPEN
                ? positions(currency, soFar)
                : List.copyOf(positions.getOrDefault(row.number, new TreeMap<>()).values());
        CycleReport.Totals totals = new CycleReport.Totals(
                stage == Stage.OPEN ? soFar.obligations : row.obligations, soFar.outside,
                NetPosition.gross(currency, shown), NetPosition.net(currency, shown));
        return new CycleReport(row.number, row.cycle, stage, row.reason, row.cut, totals, shown,
                confirmers, confirmed, failures(row), moved, row.times);
    }

    private List<Bic> confirmers(Cycle cycle) {
        TreeSet<Bic> confirmers = new TreeSet<>();
        confirmers.add(cycle.ledger().agent());
        List<String> sides = corridors.getOrDefault(cycle.corridor(), List.of());
        agents.forEach((currency, agent) -> {
            if (sides.contains(currency.code()) && !currency.equals(cycle.ledger().currency())) {
                confirmers.add(agent);
            }
        });
        return List.copyOf(confirmers);
    }

    /** An open cycle's obligations stand among what waits. */
    private SoFar soFar(Cycle cycle) throws SQLException {
        SoFar soFar = new SoFar();
        Sql.list(connection, row -> {
            if (Reason.valueOf(row.getString("reason")) == Reason.ACCEPTED_IN_CYCLE) {
                soFar.obligations++;
                soFar.add(row.getInt("debited"), row.getLong("amount"), 0);
                soFar.add(row.getInt("credited"), 0, row.getLong("amount"));
            } else {
                soFar.outside++;
            }
            return soFar;
        }, "select reason, debited, credited, amount from instruction where cycle = ? and currency = ?"
                + " and agent = ? and state in ('HELD', 'WAREHOUSED', 'QUEUED') order by number",
                cycle.name(), cycle.ledger().currency().code(), cycle.ledger().agent().toString());
        return soFar;
    }

    private List<NetPosition> positions(Currency currency, SoFar soFar) {
        TreeMap<AccountId, NetPosition> ordered = new TreeMap<>();
        soFar.owedAndDue.forEach((account, sums) -> {
            AccountId id = accounts.get(account);
            if (id != null) {
                ordered.put(id, new NetPosition(id, new Amount(currency, sums[0]),
                        new Amount(currency, sums[1])));
            }
        });
        return List.copyOf(ordered.values());
    }

    private List<Event.DebtorFailed> failures(Row cycle) {
        LedgerId ledger = cycle.cycle.ledger();
        List<Event.DebtorFailed> failures = new ArrayList<>();
        borne.getOrDefault(cycle.number, new TreeMap<>()).forEach((debtor, by) -> {
            Amount byGuarantee = sum(ledger, by.getOrDefault("GUARANTEE", List.of()));
            List<LossShare> shares = by.getOrDefault("LOSS_SHARE", List.of());
            Amount byAgent = sum(ledger, by.getOrDefault("AGENT", List.of()));
            failures.add(new Event.DebtorFailed(cycle.number, debtor,
                    byGuarantee.plus(sum(ledger, shares)).plus(byAgent), byGuarantee, shares, byAgent));
        });
        return failures;
    }

    private static Amount sum(LedgerId ledger, List<LossShare> shares) {
        Amount sum = Amount.zero(ledger.currency());
        for (LossShare share : shares) {
            sum = sum.plus(share.amount());
        }
        return sum;
    }

    /** The net settlement stands in the log just before its obligations and the end of its cycle. */
    private Optional<CycleReport.Moved> moved(Row cycle) throws SQLException {
        if (!cycle.state.equals(Stage.SETTLED.name())) {
            return Optional.empty();
        }
        Optional<Long> number = Sql.first(connection, row -> row.getLong("number"),
                "select number from instruction where state = 'SETTLED' and changed_index < ?"
                        + " and kind = 'NET_SETTLEMENT' and currency = ? and end_to_end_id = ?"
                        + " and message_id like ? order by changed_index desc limit 1",
                cycle.times.closedIndex(), cycle.cycle.ledger().currency().code(), cycle.cycle.name(),
                "NET-____-__-__-" + cycle.number + "-%");
        if (number.isEmpty()) {
            return Optional.empty();
        }
        List<Leg> legs = new ArrayList<>(Sql.list(connection, row -> leg(cycle, row),
                "select payer, payee, amount from instruction where number = ?", number.get()));
        legs.addAll(Sql.list(connection, row -> leg(cycle, row),
                "select payer, payee, amount from further_leg where number = ? order by leg", number.get()));
        return Sql.first(connection, row -> new CycleReport.Moved(Rows.uetr(row, "uetr"), legs),
                "select uetr from instruction where number = ?", number.get());
    }

    private static Leg leg(Row cycle, ResultSet row) throws SQLException {
        LedgerId ledger = cycle.cycle.ledger();
        return new Leg(ledger, Bic.of(row.getString("payer")), Bic.of(row.getString("payee")),
                new Amount(ledger.currency(), row.getLong("amount")));
    }
}
