package org.steelyard.books;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.BusinessDay;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Participant;
import org.steelyard.settlement.Phase;
import org.steelyard.settlement.Priority;
import org.steelyard.settlement.Purpose;
import org.steelyard.settlement.Reason;
import org.steelyard.settlement.References;
import org.steelyard.settlement.Role;
import org.steelyard.settlement.State;
import org.steelyard.settlement.Times;
import org.steelyard.settlement.WaitingPayment;

/** Rows of the tables as values. */
final class Rows {

    private Rows() {}

    static BookedInstruction instruction(ResultSet row) throws SQLException {
        return new BookedInstruction(row.getLong("number"), uetr(row, "uetr"),
                Bic.of(row.getString("sender")),
                row.getString("message_id"), row.getString("end_to_end_id"),
                Kind.valueOf(row.getString("kind")),
                State.valueOf(row.getString("state")), Reason.valueOf(row.getString("reason")),
                row.getString("detail"), Priority.valueOf(row.getString("priority")),
                Purpose.valueOf(row.getString("purpose")), date(row, "value_date"),
                Bic.of(row.getString("payer")), Bic.of(row.getString("payee")), amount(row, "amount"),
                row.getString("pair_reference"), row.getLong("counter_number"),
                row.getLong("received_millis"),
                row.getLong("changed_millis"));
    }

    static References references(ResultSet row) throws SQLException {
        return new References(Bic.of(row.getString("sender")), row.getString("message_id"),
                row.getString("instruction_id"), row.getString("end_to_end_id"), uetr(row, "uetr"));
    }

    static WaitingPayment waiting(ResultSet row) throws SQLException {
        return new WaitingPayment(references(row), Kind.valueOf(row.getString("kind")),
                amount(row, "amount"), date(row, "value_date"), Priority.valueOf(row.getString("priority")),
                new Times(millis(row, "from_millis", Times.AT_ONCE), millis(row, "till_millis", Times.NEVER),
                        millis(row, "reject_millis", Times.NEVER)),
                State.valueOf(row.getString("state")), Reason.valueOf(row.getString("reason")),
                row.getLong("changed_millis"));
    }

    private static long millis(ResultSet row, String column, long otherwise) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? otherwise : millis;
    }

    static Participant participant(ResultSet row) throws SQLException {
        return new Participant(Bic.of(row.getString("bic")), row.getString("name"),
                Role.valueOf(row.getString("role")));
    }

    static Known.Holding holding(ResultSet row) throws SQLException {
        Known.Holding holding = new Known.Holding(row.getInt("id"), accountId(row),
                row.getLong("credit_limit"));
        holding.secured = row.getLong("secured");
        holding.pool = row.getLong("pool");
        holding.balance = row.getLong("balance");
        holding.entries = row.getLong("entries");
        holding.stored = true;
        return holding;
    }

    static BookedDay day(ResultSet row) throws SQLException {
        return new BookedDay(new BusinessDay(currency(row), date(row, "business_date"),
                row.getLong("customer_cut_off_millis"), row.getLong("interbank_cut_off_millis"),
                row.getLong("close_millis")), Phase.valueOf(row.getString("phase")));
    }

    static AccountId accountId(ResultSet row) throws SQLException {
        return new AccountId(new LedgerId(Bic.of(row.getString("agent")), currency(row)),
                Bic.of(row.getString("holder")));
    }

    static Amount amount(ResultSet row, String column) throws SQLException {
        return new Amount(currency(row), row.getLong(column));
    }

    static Currency currency(ResultSet row) throws SQLException {
        return new Currency(row.getString("currency"), row.getInt("minor_units"));
    }

    static LocalDate date(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class), column);
    }

    static Uetr uetr(ResultSet row, String column) throws SQLException {
        return Uetr.of(Objects.requireNonNull(row.getString(column), column));
    }
}
