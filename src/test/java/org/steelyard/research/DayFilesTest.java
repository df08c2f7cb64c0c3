package org.steelyard.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalTime;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.steelyard.config.Scenario;
import org.steelyard.figures.BadRows;
import org.steelyard.money.Currency;
import org.steelyard.settlement.Priority;

/** Days from files: what is right is read, what is wrong is refused with file, line and reason. */
final class DayFilesTest {

    private static final String HEAD = "time,payer,payee,currency,amount,priority,pair\n";

    @TempDir
    private Path folder;

    @Test
    void payments_balances_credit_and_outages_are_read() throws IOException {
        write("payments.csv", HEAD + "09:00:00.250,North,\"South, of old\",EUR,1200.50,URGENT,\n"
                + "08:00,North,East,EUR,10,,fx1\n08:00:01,East,North,USD,11.5,,fx1\n");
        write("balances.csv", "bank,currency,amount\nNorth,EUR,100\n");
        write("credit.csv", "amount,bank,currency\n7.25,East,USD\n");
        write("outages.csv", "bank,from,to\nEast,10:00,12:30\n");
        write("limits.csv", """
                bank,currency,limit,counterparty,amount
                North,EUR,BILATERAL,East,50
                East,USD,RESERVATION_URGENT,,2
                """);
        DayFiles.Reading.Accepted read = (DayFiles.Reading.Accepted) read();
        PaymentDay day = read.day();
        assertThat(day.banks()).containsExactly("North", "South, of old", "East");
        assertThat(day.payments()).containsExactly(
                new Payment(3_600_000, 0, 2, 0, 1_000, Priority.NORMAL, 0),
                new Payment(3_601_000, 2, 0, 1, 1_150, Priority.NORMAL, 0),
                new Payment(7_200_250, 0, 1, 0, 120_050, Priority.URGENT, Payment.ALONE));
        assertThat(read.balances().of(day.account(0, 0))).isEqualTo(10_000);
        assertThat(read.credit().of(day.account(2, 1))).isEqualTo(725);
        assertThat(read.limits()).containsExactly(
                new BankLimit(BankLimit.Kind.BILATERAL, day.account(0, 0), 2, 5_000),
                new BankLimit(BankLimit.Kind.RESERVATION_URGENT, day.account(2, 1), BankLimit.NOBODY, 200));
        assertThat(read.outages()).containsExactly(new Conduct.Outage(2, 10_800_000, 19_800_000));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
            "9 o'clock,A,B,EUR,1,,| is no time such as 09:30:00",
            "19:00,A,B,EUR,1,,| is not between 07:00 and 18:00",
            "09:00,A,A,EUR,1,,| 'A' pays itself",
            "09:00,A,B,EUR,0,,| the amount is nothing",
            "09:00,A,B,EUR,1.234,,| is not a whole number of minor units",
            "09:00,A,B,ABC,1,,| 'ABC' is not a currency of ISO 4217",
            "09:00,A,B,EUR,1,LATER,| 'LATER' is no priority",
            "09:00,A,B,EUR,1| 5 cells under 7 columns",
            "09:00,\"A,B,EUR,1,,| a quote is not closed",
            "09:00,,B,EUR,1,,| a bank's name has 1 to 100 characters"})
    void a_bad_row_is_refused_with_its_line_and_the_reason(String row, String reason) throws IOException {
        write("payments.csv", HEAD + "09:00,A,B,EUR,1,,\n" + row + "\n");
        List<String> bad = refusal();
        assertThat(bad).hasSize(1);
        assertThat(bad.getFirst()).startsWith(folder.resolve("payments.csv") + ":3: ").contains(reason);
    }

    @Test
    void a_pair_of_one_leg_and_one_that_is_no_mirror_are_refused() throws IOException {
        write("payments.csv", HEAD + "09:00,A,B,EUR,1,,x\n09:00,A,B,EUR,1,,y\n09:00,B,A,EUR,1,,y\n");
        assertThat(refusal()).hasSize(3).anyMatch(line -> line.contains("'x' has 1 legs"))
                .anyMatch(line -> line.contains("csv:4") && line.contains("two currencies"));
    }

    @Test
    void all_bad_rows_are_listed_up_to_a_limit_and_the_rest_is_counted() throws IOException {
        write("payments.csv", HEAD + "bad,A,B,EUR,1,,\n".repeat(70));
        assertThat(refusal()).hasSize(BadRows.MOST_LISTED + 1).last()
                .isEqualTo("and 20 more bad rows");
    }

    @Test
    void unknown_and_missing_columns_and_files_are_named() throws IOException {
        assertThat(refusal().getFirst()).contains("cannot be read");
        write("payments.csv", "time,payer,payee,currency,amount,colour\n");
        assertThat(refusal().getFirst()).contains("payments.csv:1: the column 'colour' is unknown");
        write("payments.csv", "time,payer,payee,currency\n");
        assertThat(refusal().getFirst()).contains("the column 'amount' is missing");
    }

    @Test
    void a_balance_twice_and_an_outage_of_a_stranger_are_refused() throws IOException {
        write("payments.csv", HEAD + "09:00,A,B,EUR,1,,\n");
        write("balances.csv", "bank,currency,amount\nA,EUR,1\nA,EUR,2\nA,USD,2\n");
        write("outages.csv", "bank,from,to\nC,09:00,10:00\nA,11:00,10:00\n");
        write("limits.csv", "bank,currency,limit,amount\nA,EUR,TRILATERAL,1\nA,EUR,BILATERAL,1\n");
        assertThat(refusal()).hasSize(6);
    }

    @Test
    void caps_cut_offs_and_customers_payments_are_read() throws IOException {
        write("payments.csv", """
                time,payer,payee,currency,amount,kind
                09:00,A,B,EUR,1,CUSTOMER
                09:00,A,B,USD,1,BANK
                09:00,A,B,JPY,1,
                """);
        write("caps.csv", """
                corridor,currency,kind,amount
                EUR-USD,USD,RECEIVED,12.50
                EUR-USD,EUR,DAY,3
                """);
        write("cutoffs.csv", "currency,customer,interbank\nEUR,15:00,16:30\nUSD,,17:00\nJPY,17:30,\n");
        DayFiles.Reading.Accepted read = (DayFiles.Reading.Accepted) read();
        Currency eur = Currency.of("EUR");
        Currency usd = Currency.of("USD");
        assertThat(read.rules()).isEqualTo(new SystemRules(
                List.of(new CorridorCap(Scenario.CapKind.RECEIVED, usd, eur, 1_250),
                        new CorridorCap(Scenario.CapKind.DAY, eur, usd, 300)),
                List.of(new CutOff(eur, 28_800_000, 34_200_000), new CutOff(usd, 36_000_000, 36_000_000),
                        new CutOff(Currency.of("JPY"), 37_800_000, 39_600_000))));
        assertThat(read.day().payments()).extracting(Payment::kind).containsExactly(Payment.Kind.CUSTOMER,
                Payment.Kind.BANK, Payment.Kind.BANK);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
            "caps.csv | EUR-USD,EUR,GROSS,1 | 'GROSS' is no cap, only [NET, RECEIVED, DAY, INSTRUCTION]",
            "caps.csv | EURUSD,EUR,NET,1 | 'EURUSD' is no corridor such as CNY-RUB",
            "caps.csv | EUR-JPY,USD,NET,1 | USD is no side of the corridor EUR-JPY",
            "caps.csv | EUR-JPY,EUR,NET,1 | no payment is in JPY",
            "caps.csv | EUR-USD,EUR,NET,1.234 | is not a whole number of minor units",
            "caps.csv | EUR-USD,EUR,NET,-1 | is under nothing",
            "caps.csv | USD-EUR,EUR,DAY,1 | there is a cap already: day of EUR",
            "caps.csv | EUR-USD,EUR,NET | 3 cells under 4 columns",
            "cutoffs.csv | JPY,15:00,16:00 | no payment is in JPY",
            "cutoffs.csv | USD,15:00,19:00 | is not between 07:00 and 18:00",
            "cutoffs.csv | USD,4 pm,17:00 | is no time such as 09:30:00",
            "cutoffs.csv | USD,17:00,16:00 | that of customers not after that of banks",
            "cutoffs.csv | USD,07:00,16:00 | come after the opening",
            "cutoffs.csv | USD,, | USD has neither cut-off here",
            "cutoffs.csv | EUR,15:00,16:00 | EUR has cut-offs already"})
    void a_bad_cap_or_cut_off_is_refused_with_file_line_and_reason(String file, String row, String reason)
            throws IOException {
        write("payments.csv", HEAD + "09:00,A,B,EUR,1,,\n09:00,A,B,USD,1,,\n");
        write("caps.csv", "corridor,currency,kind,amount\nEUR-USD,EUR,DAY,1\n");
        write("cutoffs.csv", "currency,customer,interbank\nEUR,15:00,16:00\n");
        Files.writeString(folder.resolve(file), row + "\n", StandardOpenOption.APPEND);
        List<String> bad = refusal();
        assertThat(bad).hasSize(1);
        assertThat(bad.getFirst()).startsWith(folder.resolve(file) + ":3: ").contains(reason);
    }

    @Test
    void a_leg_of_a_pair_is_no_customers_and_an_unknown_kind_is_refused() throws IOException {
        write("payments.csv", """
                time,payer,payee,currency,amount,pair,kind
                09:00,A,B,EUR,1,,PERSON
                09:00,A,B,EUR,1,x,CUSTOMER
                """);
        assertThat(refusal()).hasSize(2).anyMatch(line -> line.contains("no kind of payment"))
                .anyMatch(line -> line.contains("csv:3") && line.contains("no leg of a pair"));
    }

    private List<String> refusal() {
        return ((DayFiles.Reading.Refused) read()).bad().lines();
    }

    private DayFiles.Reading read() {
        return DayFiles.read(folder, LocalTime.of(7, 0), 11 * 3_600_000L);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
