package org.steelyard.books;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;
import org.steelyard.settlement.BusinessDay;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Participant;
import org.steelyard.settlement.Phase;
import org.steelyard.settlement.Role;
import org.steelyard.settlement.Settlement;
import org.steelyard.settlement.State;

/**
 * What the tables say that the next event needs, kept in memory so that projecting reads almost nothing. It
 * is small: participants, accounts, days, and what waits (at most {@link Settlement#MOST_WAITING}).
 */
final class Known {

    /** An account as it stands. */
    static final class Holding {
        final int number;
        final AccountId id;
        /** All of it: the line without collateral, and what collateral gives. */
        long creditLimit;
        long secured;
        /** What is pledged is worth so much after haircuts. */
        long pool;
        long balance;
        long entries;
        /** Whether the table has a row for it. */
        boolean stored;

        Holding(int number, AccountId id, long creditLimit) {
            this.number = number;
            this.id = id;
            this.creditLimit = creditLimit;
        }
    }

    /** An instruction that waits, as far as the tallies need it. */
    record Standing(State state, Amount amount, LocalDate valueDate) {

        static Standing of(State state, Instruction instruction) {
            return new Standing(state, instruction.legs().getFirst().amount(), instruction.valueDate());
        }
    }

    Position position;
    private final List<Participant> participants = new ArrayList<>();
    private List<Bic> correspondents = List.of();
    private final Map<AccountId, Holding> accounts = new LinkedHashMap<>();
    private final Map<LedgerId, Map<Bic, Holding>> routes = new LinkedHashMap<>();
    final Map<Currency, BookedDay> days = new LinkedHashMap<>();
    final Map<Long, Standing> waiting = new LinkedHashMap<>();
    private final Map<Bic, Long> cursors = new LinkedHashMap<>();

    private Known(Position position) {
        this.position = position;
    }

    static Known load(Connection connection) throws SQLException {
        Known known = new Known(Position.locked(connection));
        Sql.list(connection, Rows::participant, "select * from participant order by place")
                .forEach(known::join);
        for (Holding holding : Sql.list(connection, Rows::holding, "select * from account order by id")) {
            known.accounts.put(holding.id, holding);
            known.route(holding.id.ledger(), holding.id.holder(), holding);
        }
        List<Holding> byNumber = List.copyOf(known.accounts.values());
        Sql.list(connection, row -> {
            Holding over = byNumber.get(row.getInt("account"));
            known.route(over.id.ledger(), Bic.of(row.getString("participant")), over);
            return over;
        }, "select * from access");
        Sql.list(connection, Rows::day, "select distinct on (currency) * from business_day"
                + " order by currency, business_date desc")
                .forEach(day -> known.days.put(day.day().currency(), day));
        Sql.list(connection, row -> known.waiting.put(row.getLong("number"),
                new Standing(State.valueOf(row.getString("state")), Rows.amount(row, "amount"),
                        Rows.date(row, "value_date"))) == null,
                "select * from instruction where state in ('HELD', 'WAREHOUSED', 'QUEUED') order by number");
        Sql.list(connection, row -> known.cursors.put(Bic.of(row.getString(1)), row.getLong(2)) == null,
                "select bank, max(cursor) from message_out group by bank");
        return known;
    }

    /** Participants that are written to, in the order in which they joined: all but indirect ones. */
    List<Bic> correspondents() {
        return correspondents;
    }

    int participants() {
        return participants.size();
    }

    void join(Participant participant) {
        participants.add(participant);
        correspondents = participants.stream().filter(each -> each.role() != Role.INDIRECT)
                .map(Participant::bic).toList();
    }

    Collection<Holding> accounts() {
        return accounts.values();
    }

    Holding account(AccountId id) {
        return Objects.requireNonNull(accounts.get(id), () -> "the account " + id + " was never opened");
    }

    Holding open(AccountId id, long creditLimit) {
        Holding holding = new Holding(accounts.size(), id, creditLimit);
        accounts.put(id, holding);
        route(id.ledger(), id.holder(), holding);
        return holding;
    }

    void route(LedgerId ledger, Bic bank, Holding over) {
        routes.computeIfAbsent(ledger, unseen -> new LinkedHashMap<>()).put(bank, over);
    }

    /** The account over which a bank settles on a ledger; null where it has none. */
    @Nullable
    Holding route(LedgerId ledger, Bic bank) {
        Map<Bic, Holding> ofLedger = routes.get(ledger);
        return ofLedger == null ? null : ofLedger.get(bank);
    }

    LocalDate today(Currency currency) {
        return Objects.requireNonNull(days.get(currency), () -> currency + " has no business day").day()
                .date();
    }

    void reach(Currency currency, Phase phase) {
        BusinessDay day = Objects.requireNonNull(days.get(currency), () -> currency + " has no business day")
                .day();
        days.put(currency, new BookedDay(day, phase));
    }

    long nextCursor(Bic bank) {
        return Objects.requireNonNull(cursors.merge(bank, 1L, Long::sum));
    }
}
