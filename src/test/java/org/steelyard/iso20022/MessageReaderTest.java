package org.steelyard.iso20022;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.steelyard.iso20022.Screenable.Kind;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.Cancellation;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Condition;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.Limit;
import org.steelyard.settlement.Modification;
import org.steelyard.settlement.Priority;
import org.steelyard.settlement.Purpose;
import org.steelyard.settlement.References;

class MessageReaderTest {

    private static final LedgerId CNY = LedgerId.of("CNY:ZZYACNB0");
    private static final Bic HARBOUR = Bic.of("ZZHDCNB0");
    private static final Bic BIRCH = Bic.of("ZZBIRUM0");

    static List<Sample> samples() {
        return Sample.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_sample_for_newcomers_is_accepted(Sample sample) {
        assertThat(sample.read()).isInstanceOf(Reading.Accepted.class);
    }

    @Test
    void a_bank_payment_becomes_an_instruction_with_all_that_the_engine_needs() {
        Sample sample = Sample.of("pacs.009");

        Instruction instruction = instruction(sample);

        assertThat(instruction).isEqualTo(new Instruction(
                new References(HARBOUR, "ZZHDCNB0-20261125-0001", "HD-0001", "HD-BI-20261125-1",
                        Uetr.of("7a562c67-ca16-48ba-b074-65581be6f001")),
                org.steelyard.settlement.Kind.BANK_PAYMENT,
                List.of(new Leg(CNY, HARBOUR, BIRCH, cny("250000.00"))),
                Condition.NONE, Priority.NORMAL, LocalDate.of(2026, 11, 25), Purpose.GOODS,
                org.steelyard.settlement.Digest.of(Sha256.of(sample.bytes()))));
    }

    @Test
    void a_customers_payment_settles_between_the_banks_of_debtor_and_creditor() {
        Instruction instruction = instruction(Sample.of("pacs.008"));

        assertThat(instruction.kind()).isEqualTo(org.steelyard.settlement.Kind.CUSTOMER_PAYMENT);
        assertThat(instruction.references().sender()).isEqualTo(HARBOUR);
        assertThat(instruction.legs())
                .containsExactly(new Leg(CNY, Bic.of("ZZTECNS0"), Bic.of("ZZVORUM0"), cny("48200.00")));
    }

    @Test
    void a_cover_says_so() {
        assertThat(instruction(Sample.of("pacs.009-cov")).kind())
                .isEqualTo(org.steelyard.settlement.Kind.COVER_PAYMENT);
    }

    @Test
    void both_sides_of_a_pvp_name_the_reference_and_what_they_want() {
        assertThat(instruction(Sample.of("pvp-cny-side")).condition()).isEqualTo(
                new Condition.Versus("PVP-20261125-77", Amount.parse(Currency.of("RUB"), "1250000.00")));
        assertThat(instruction(Sample.of("pvp-rub-side")).condition())
                .isEqualTo(new Condition.Versus("PVP-20261125-77", cny("100000.00")));
    }

    @Test
    void a_return_names_its_original_and_runs_the_other_way() {
        Instruction instruction = instruction(Sample.of("pacs.004"));

        assertThat(instruction.condition())
                .isEqualTo(new Condition.ReturnOf(Uetr.of("7a562c67-ca16-48ba-b074-65581be6f001")));
        assertThat(instruction.legs()).containsExactly(new Leg(CNY, BIRCH, HARBOUR, cny("250000.00")));
        assertThat(instruction.references().uetr())
                .isEqualTo(instruction(Sample.of("pacs.004").with("2026-11-25T09:30", "2026-11-25T10:30"))
                        .references().uetr());
    }

    @Test
    void the_status_of_a_return_names_the_uetr_that_its_sender_knows() {
        Envelope envelope = new Envelope(Bic.of("ZZSYHKH0"), BIRCH, "SY1", StatusReport.DEFINITION, 0);
        Outgoing status = StatusReport.write(envelope, 7, instruction(Sample.of("pacs.004")),
                new Standing("ACSC", "", List.of()), 0);
        assertThat(status.xml()).contains("<OrgnlUETR>7a562c67-ca16-48ba-b074-65581be6f001</OrgnlUETR>");
    }

    @Test
    void a_return_is_cancelled_by_its_own_identification() {
        Sample cancellation = Sample.of("camt.056").with("ZZHDCNB0", "ZZBIRUM0")
                .with("Id>pacs.008.001.08", "Id>pacs.004.001.09")
                .with("<OrgnlInstrId>HD-0003", "<OrgnlInstrId>BI-RETURN-1");
        assertThat(cancellation.accepted().content()).isEqualTo(new Content.CancellationRequest(
                new Cancellation(BIRCH, "ZZBIRUM0-20261125-0005",
                        instruction(Sample.of("pacs.004")).references().uetr(), "CUST")));
    }

    @Test
    void a_chain_that_goes_on_beyond_the_system_settles_between_its_edges_inside() {
        Sample beyond = Sample.of("pacs.009").with("<InstgAgt>",
                "<PrvsInstgAgt1><FinInstnId><BICFI>ZZOTHKH0</BICFI></FinInstnId></PrvsInstgAgt1><InstgAgt>")
                .with("</InstgAgt>",
                        "</InstgAgt><InstdAgt><FinInstnId><BICFI>ZZVORUM0</BICFI></FinInstnId></InstdAgt>"
                                + "<IntrmyAgt1><FinInstnId><BICFI>ZZANRUM0</BICFI></FinInstnId></IntrmyAgt1>")
                .with("<Dbtr><FinInstnId><BICFI>ZZHD", "<Dbtr><FinInstnId><BICFI>ZZOT");
        assertThat(instruction(beyond).legs())
                .containsExactly(new Leg(CNY, HARBOUR, Bic.of("ZZVORUM0"), cny("250000.00")));
    }

    @Test
    void a_liquidity_transfer_is_highly_urgent_between_agent_and_bank() {
        Instruction instruction = instruction(Sample.of("camt.050"));

        assertThat(instruction.priority()).isEqualTo(Priority.HIGHLY_URGENT);
        assertThat(instruction.legs())
                .containsExactly(new Leg(CNY, Bic.of("ZZYACNB0"), HARBOUR, cny("5000000.00")));
    }

    @Test
    void a_cancellation_names_its_original_and_the_reason() {
        assertThat(Sample.of("camt.056").accepted().content())
                .isEqualTo(new Content.CancellationRequest(new Cancellation(HARBOUR, "ZZHDCNB0-20261125-0005",
                        Uetr.of("7a562c67-ca16-48ba-b074-65581be6f004"), "CUST")));
    }

    @Test
    void a_modification_names_its_original_and_what_is_to_change() {
        Uetr original = Uetr.of("7a562c67-ca16-48ba-b074-65581be6f004");
        long three = Instant.parse("2026-11-25T07:00:00Z").toEpochMilli();
        assertThat(Sample.of("camt.007").accepted().content()).isEqualTo(new Content.ModificationRequest(
                new Modification(HARBOUR, "ZZHDCNB0-20261125-0007", original,
                        List.of(new Modification.NewPriority(Priority.URGENT),
                                new Modification.NewTillTime(three)))));
        assertThat(Sample.of("camt.007").without("Instr").with("<Cd>HIGH</Cd>", "<Prtry>BACK</Prtry>")
                .accepted().content()).isEqualTo(new Content.ModificationRequest(
                        new Modification(HARBOUR, "ZZHDCNB0-20261125-0007", original,
                                List.of(new Modification.NewPlace(Modification.End.BACK),
                                        new Modification.NewRejectTime(three)))));
    }

    @Test
    void a_modification_of_a_return_names_it_by_its_own_identification() {
        Content content = Sample.of("camt.007")
                .with("<PrtryId>7a562c67-ca16-48ba-b074-65581be6f004</PrtryId>",
                        "<TxId>RETURN-1</TxId>")
                .accepted().content();
        assertThat(((Content.ModificationRequest) content).modification().original())
                .isEqualTo(PaymentReturn.uetr(HARBOUR, "RETURN-1"));
    }

    @Test
    void a_bank_sets_and_removes_limits_and_reservations_of_its_own_account() {
        AccountId account = new AccountId(CNY, HARBOUR);
        assertThat(limits("camt.011")).containsExactly(new Command.SetLimit(
                new Limit.Bilateral(account, Bic.of("ZZBIRUM0")), Optional.of(cny("2000000.00")),
                Limit.Validity.TODAY));
        assertThat(limits("camt.048")).containsExactly(new Command.SetLimit(
                new Limit.Reservation(account, Priority.HIGHLY_URGENT), Optional.of(cny("500000.00")),
                Limit.Validity.STANDING));
        assertThat(limits("camt.012")).containsExactly(
                new Command.SetLimit(new Limit.Multilateral(account), Optional.empty(),
                        Limit.Validity.STANDING),
                new Command.SetLimit(new Limit.Multilateral(account), Optional.empty(),
                        Limit.Validity.TODAY));
        assertThat(limits("camt.049")).extracting(Command.SetLimit::limit)
                .containsOnly(new Limit.Reservation(account, Priority.URGENT));
    }

    private static List<Command.SetLimit> limits(String sample) {
        return ((Content.LimitRequest) Sample.of(sample).accepted().content()).commands();
    }

    @Test
    void a_request_for_a_statement_names_account_and_day() {
        assertThat(Sample.of("camt.060").accepted().content()).isEqualTo(
                new Content.StatementRequest(Report.INTERIM, HARBOUR, Currency.of("CNY"),
                        LocalDate.of(2026, 11, 25), 1));
    }

    @Test
    void a_request_for_a_statement_may_name_a_page() {
        Sample named = Sample.of("camt.060").with("camt.052", "camt.053").with("</RptgPrd>",
                "</RptgPrd><RptgSeq><EQSeq>17</EQSeq></RptgSeq>");
        assertThat(named.accepted().content())
                .isEqualTo(new Content.StatementRequest(Report.STATEMENT, HARBOUR,
                        Currency.of("CNY"), LocalDate.of(2026, 11, 25), 17));
    }

    @Test
    void a_ping_is_a_ping() {
        assertThat(Sample.of("admi.004").accepted().content()).isEqualTo(new Content.Ping());
    }

    @Test
    void whoever_stands_in_a_payment_is_to_be_screened() {
        assertThat(Sample.of("pacs.008").accepted().screenables()).contains(
                new Screenable("AppHdr/Fr/FIId/FinInstnId/BICFI", Kind.BIC, "ZZHDCNB0"),
                new Screenable("Document/FIToFICstmrCdtTrf/CdtTrfTxInf/Dbtr/Nm", Kind.NAME,
                        "Delta Porcelain Works (invented)"),
                new Screenable("Document/FIToFICstmrCdtTrf/CdtTrfTxInf/Cdtr/PstlAdr/Ctry", Kind.COUNTRY,
                        "RU"),
                new Screenable("Document/FIToFICstmrCdtTrf/CdtTrfTxInf/CdtrAcct/Id/Othr/Id", Kind.ACCOUNT,
                        "40702156000000000451"),
                new Screenable("Document/FIToFICstmrCdtTrf/CdtTrfTxInf/RmtInf/Ustrd", Kind.TEXT,
                        "Samovars, contract 118, second part (invented)"));
    }

    private static Instruction instruction(Sample sample) {
        return ((Content.Payment) sample.accepted().content()).instruction();
    }

    private static Amount cny(String decimal) {
        return Amount.parse(Currency.of("CNY"), decimal);
    }
}
