package org.steelyard.iso20022;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.steelyard.money.Bic;
import org.steelyard.settlement.BusinessDay;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.OriginalMessage;
import org.steelyard.settlement.Outcome;
import org.steelyard.settlement.Phase;
import org.steelyard.settlement.Reason;
import org.steelyard.settlement.State;
import org.steelyard.settlement.WaitingPayment;

/** Who is told what, and in which order. */
final class MessageWriterTest {

    private static final List<Bic> BANKS = List.of(Happened.YUAN_BANK, Happened.HARBOUR, Happened.BIRCH);

    private final MessageWriter writer = new MessageWriter(Happened.SYSTEM);

    @Test
    void a_settled_payment_is_told_to_its_sender_and_goes_on_to_the_bank_that_is_paid() {
        Event settled = Happened.settled(Happened.instruction(Kind.CUSTOMER_PAYMENT));
        List<Outgoing> messages = about(settled, Happened.original("pacs.008.001.08"));
        assertThat(sent(messages)).containsExactly("pacs.002.001.10 SY1042-S to ZZHDCNB0",
                "camt.054.001.08 SY1042-A1 to ZZBIRUM0", "pacs.008.001.08 SY1042-F1 to ZZBIRUM0");
        assertThat(messages.getFirst().xml()).contains("<TxSts>ACSC</TxSts>",
                "<OrgnlMsgId>HD-2027-000001</OrgnlMsgId>", "<OrgnlMsgNmId>pacs.008.001.08</OrgnlMsgNmId>",
                "<OrgnlUETR>8a562c67-ca16-48ba-b074-65581be6f011</OrgnlUETR>");
        assertThat(messages.get(1).xml()).contains("<Amt Ccy=\"CNY\">1250.00</Amt>",
                "<CdtDbtInd>CRDT</CdtDbtInd>", "<Id>CNY:ZZYACNB0:ZZBIRUM0</Id>");
        assertThat(messages.getLast().xml()).contains("<As>written</As>");
    }

    @Test
    void finality_is_stated_as_a_place_in_the_log_and_a_time() {
        String finality = "final: log index 1042, command 977, 2027-01-04T09:30:00.007Z";
        List<Outgoing> messages = about(Happened.settled(Happened.instruction(Kind.BANK_PAYMENT)),
                OriginalMessage.NONE);
        assertThat(messages).hasSize(2).allSatisfy(message -> assertThat(message.xml()).contains(finality));
        assertThat(messages.getFirst().xml()).containsIgnoringWhitespaces(
                "<FctvIntrBkSttlmDt><DtTm>2027-01-04T09:30:00.007Z</DtTm></FctvIntrBkSttlmDt>");
    }

    @Test
    void a_credit_for_an_indirect_participant_goes_to_the_holder_of_the_account() {
        Event settled = Happened.settled(
                Happened.instruction(Kind.BANK_PAYMENT, List.of(Happened.leg(Happened.SMALL, 700))));
        assertThat(sent(about(settled, Happened.original("pacs.009.001.08")))).containsExactly(
                "pacs.002.001.10 SY1042-S to ZZHDCNB0", "camt.054.001.08 SY1042-A1 to ZZBIRUM0",
                "pacs.009.001.08 SY1042-F1 to ZZBIRUM0");
    }

    @Test
    void of_an_instruction_with_many_legs_each_credited_account_is_told_once() {
        Event settled = Happened.settled(Happened.instruction(Kind.BANK_PAYMENT,
                List.of(Happened.leg(Happened.BIRCH, 100), Happened.leg(Happened.YUAN_BANK, 200),
                        Happened.leg(Happened.SMALL, 300))));
        List<Outgoing> messages = about(settled, OriginalMessage.NONE);
        assertThat(sent(messages)).containsExactly("pacs.002.001.10 SY1042-S to ZZHDCNB0",
                "camt.054.001.08 SY1042-A1 to ZZBIRUM0", "camt.054.001.08 SY1042-A2 to ZZYACNB0");
        assertThat(messages.get(1).xml()).contains(">1.00<", ">3.00<").doesNotContain(">2.00<");
    }

    @Test
    void a_liquidity_transfer_is_answered_by_a_receipt_and_does_not_go_on() {
        Event settled = Happened.settled(Happened.instruction(Kind.LIQUIDITY_TRANSFER));
        List<Outgoing> messages = about(settled, Happened.original("camt.050.001.05"));
        assertThat(sent(messages)).containsExactly("camt.025.001.05 SY1042-S to ZZHDCNB0",
                "camt.054.001.08 SY1042-A1 to ZZBIRUM0");
        assertThat(messages.getFirst().xml()).contains("<StsCd>ACSC</StsCd>", "final: log index 1042");
    }

    @Test
    void a_return_goes_by_the_uetr_of_the_payment_that_it_returns() {
        Event settled = Happened.settled(Happened.instruction(Kind.RETURN));
        List<Outgoing> messages = about(settled, Written.original(Kind.RETURN));
        assertThat(sent(messages)).containsExactly("pacs.002.001.10 SY1042-S to ZZHDCNB0",
                "camt.054.001.08 SY1042-A1 to ZZBIRUM0", "pacs.004.001.09 SY1042-F1 to ZZBIRUM0");
        assertThat(messages).allSatisfy(message -> assertThat(message.xml())
                .contains("UETR>" + Happened.RETURNED + "<").doesNotContain(Happened.UETR.toString()));
    }

    @Test
    void a_cover_goes_on_as_a_cover() {
        Event settled = Happened.settled(Happened.instruction(Kind.COVER_PAYMENT));
        assertThat(about(settled, Happened.original("pacs.009.001.08")).getLast().xml())
                .contains("<BizSvc>steelyard.rtgs.cov.01</BizSvc>");
    }

    @Test
    void a_payment_that_waits_for_funds_says_so() {
        assertThat(status(Happened.queued(Reason.FUNDS_SHORT))).contains("<TxSts>PDNG</TxSts>",
                "<AddtlInf>reason 53 FUNDS_SHORT: the account to be debited lacks funds</AddtlInf>")
                .doesNotContain("<Rsn>");
    }

    @ParameterizedTest
    @EnumSource(value = Reason.class, names = {"HIT", "NOT_SCREENED", "LIST_CHANGED"})
    void what_screening_holds_is_told_in_the_same_bytes_as_what_waits_its_turn(Reason reason) {
        String held = status(Happened.held(reason));
        assertThat(held).isEqualTo(status(Happened.queued(Reason.BEHIND_OTHERS)));
        assertThat(held).contains("<TxSts>PDNG</TxSts>").doesNotContain("StsRsnInf");
    }

    @ParameterizedTest
    @EnumSource(value = Reason.class, names = {"FUNDS_SHORT_AT_CUT_OFF", "UNMATCHED_AT_CUT_OFF",
            "COUNTER_LEG_GONE", "LIMIT_BILATERAL_AT_CUT_OFF", "CORRIDOR_CAP_AT_CUT_OFF"})
    void what_expires_while_held_is_told_in_the_same_bytes_as_all_that_expires(Reason reason) {
        assertThat(status(Happened.expired(Reason.HELD_AT_CUT_OFF)))
                .isEqualTo(status(Happened.expired(reason)))
                .contains("<TxSts>RJCT</TxSts>", "<Cd>TM01</Cd>", "not settled before the cut-off");
    }

    @Test
    void nothing_that_goes_out_names_what_screening_does() {
        for (long seed = 1; seed <= 200; seed++) {
            AnyHappening any = new AnyHappening(seed);
            for (Supplier<Event> happening : any.told()) {
                Logged logged = any.logged(happening.get());
                for (Outgoing message : writer.about(logged, OriginalMessage.NONE, BANKS)) {
                    assertThat(message.xml()).as("seed %d, %s", seed, logged)
                            .doesNotContainIgnoringCase("screen")
                            .doesNotContain(" HIT", "LIST_CHANGED", "HELD", "LEGL");
                }
            }
        }
    }

    @Test
    void a_refused_cancellation_of_what_is_held_does_not_say_why() {
        assertThat(about(new Event.CancelRefused(Happened.CANCELLATION, Reason.CANCEL_HELD),
                OriginalMessage.NONE)
                .getFirst().xml()).contains("<Conf>RJCR</Conf>", "<Cd>NARR</Cd>",
                        "<AddtlInf>it cannot be withdrawn at this time</AddtlInf>")
                .doesNotContain("HELD", "84", "LEGL");
    }

    @Test
    void a_rejection_names_the_rule_and_what_broke_it() {
        Event rejected = new Event.Rejected(0, Happened.instruction(Kind.BANK_PAYMENT), Reason.PAYEE_UNKNOWN,
                "ZZNOCNB0");
        assertThat(status(rejected)).contains("<TxSts>RJCT</TxSts>", "<Cd>CNOR</Cd>",
                "reason 6 PAYEE_UNKNOWN: the bank to be paid settles over no account on this ledger",
                "(ZZNOCNB0)").doesNotContain("FctvIntrBkSttlmDt", "ClrSysRef");
    }

    @Test
    void a_payment_for_a_later_day_is_accepted() {
        assertThat(status(new Event.Warehoused(42, Happened.instruction(Kind.BANK_PAYMENT))))
                .contains("<TxSts>ACSP</TxSts>", "reason 56 VALUE_DATE_AHEAD");
    }

    @Test
    void a_cancellation_is_resolved_and_its_instruction_cancelled() {
        Event cancelled = new Event.Cancelled(42, Happened.instruction(Kind.BANK_PAYMENT),
                Happened.CANCELLATION);
        List<Outgoing> messages = about(cancelled, OriginalMessage.NONE);
        assertThat(sent(messages)).containsExactly("camt.029.001.09 SY1042-R to ZZHDCNB0",
                "pacs.002.001.10 SY1042-S to ZZHDCNB0");
        assertThat(messages.getFirst().xml()).contains("<Conf>CNCL</Conf>", "<Id>HD-CXL-1</Id>");
        assertThat(messages.getLast().xml()).contains("<TxSts>CANC</TxSts>");
        assertThat(writer.answer(Happened.logged(cancelled))).isEqualTo(messages.getFirst());
    }

    @Test
    void a_repeated_message_gets_the_first_answer_again_and_nothing_goes_to_the_outbox() {
        Event repeated = new Event.Repeated(42, Happened.instruction(Kind.BANK_PAYMENT),
                new Outcome(State.SETTLED, Reason.NONE, 900, Happened.NOW - 1_000));
        assertThat(about(repeated, OriginalMessage.NONE)).isEmpty();
        assertThat(writer.answer(Happened.logged(repeated)).xml()).contains("<TxSts>ACSC</TxSts>",
                "<PssblDplct>true</PssblDplct>", "<DtTm>2027-01-04T09:29:59.007Z</DtTm>",
                "final: command 900, 2027-01-04T09:29:59.007Z", "repeat: this message came before");
    }

    @Test
    void a_report_of_what_waits_says_of_a_held_payment_what_it_says_of_one_behind_others() {
        Header enquiry = new Header(Happened.HARBOUR, Happened.SYSTEM, "HD-GET-1", "camt.005.001.08");
        assertThat(report(enquiry, State.HELD, Reason.HIT, 1))
                .isEqualTo(report(enquiry, State.QUEUED, Reason.BEHIND_OTHERS, 1))
                .isEqualTo(report(enquiry, State.QUEUED, Reason.BEFORE_FROM_TIME, 1));
    }

    @Test
    void a_report_of_more_than_it_has_room_for_says_so() {
        Header enquiry = new Header(Happened.HARBOUR, Happened.SYSTEM, "HD-GET-1", "camt.005.001.08");
        String full = report(enquiry, State.QUEUED, Reason.FUNDS_SHORT, MessageWriter.MOST_WAITING);
        String more = report(enquiry, State.QUEUED, Reason.FUNDS_SHORT, MessageWriter.MOST_WAITING + 1);
        assertThat(full).contains("<LastPgInd>true<");
        assertThat(more).contains("<LastPgInd>false<", "<NbOfNtries>" + MessageWriter.MOST_WAITING + "<");
        assertThat(Scanned.of(more).breach()).isEmpty();
    }

    private String report(Header enquiry, State state, Reason reason, int times) {
        Instruction it = Happened.instruction(Kind.BANK_PAYMENT);
        WaitingPayment waits = new WaitingPayment(it.references(), it.kind(), it.legs().getFirst().amount(),
                it.valueDate(), it.priority(), it.times(), state, reason, Happened.NOW);
        return writer.waiting(enquiry, Collections.nCopies(times, waits), Happened.NOW).xml();
    }

    @Test
    void the_answer_is_what_the_outbox_has_for_the_sender() {
        for (long seed = 1; seed <= 100; seed++) {
            AnyHappening any = new AnyHappening(seed);
            for (Supplier<Event> happening : any.told()) {
                Logged logged = any.logged(happening.get());
                List<Outgoing> messages = writer.about(logged, OriginalMessage.NONE, List.of());
                // That a till-time has passed answers no message.
                if (!messages.isEmpty() && !(logged.event() instanceof Event.Overdue)) {
                    assertThat(writer.answer(logged)).as("seed %d", seed).isEqualTo(messages.getFirst());
                }
            }
        }
    }

    @Test
    void the_same_event_gives_the_same_bytes_from_any_writer() {
        for (long seed = 1; seed <= 50; seed++) {
            AnyHappening any = new AnyHappening(seed);
            for (Supplier<Event> happening : any.told()) {
                Logged logged = any.logged(happening.get());
                assertThat(new MessageWriter(Happened.SYSTEM).about(logged, OriginalMessage.NONE, BANKS))
                        .isEqualTo(writer.about(logged, OriginalMessage.NONE, BANKS));
            }
        }
    }

    @Test
    void events_of_the_business_day_go_to_every_bank() {
        Event opened = new Event.DayOpened(new BusinessDay(Happened.CNY.currency(), Happened.TODAY,
                Happened.NOW + 1_000, Happened.NOW + 2_000, Happened.NOW + 3_000));
        List<Outgoing> messages = about(opened, OriginalMessage.NONE);
        assertThat(sent(messages)).containsExactly("admi.004.001.02 SY1042-EZZYACNB0 to ZZYACNB0",
                "admi.004.001.02 SY1042-EZZHDCNB0 to ZZHDCNB0",
                "admi.004.001.02 SY1042-EZZBIRUM0 to ZZBIRUM0");
        assertThat(messages.getFirst().xml()).contains("<EvtCd>STDY</EvtCd>", "<EvtParam>CNY</EvtParam>",
                "<EvtParam>2027-01-04</EvtParam>");
        Event closed = new Event.PhaseReached(Happened.CNY.currency(), Happened.TODAY, Phase.CLOSED);
        assertThat(about(closed, OriginalMessage.NONE)).hasSize(3)
                .allSatisfy(message -> assertThat(message.xml()).contains("<EvtCd>SYSC</EvtCd>"));
    }

    @Test
    void a_refused_command_of_the_operator_is_answered_and_goes_to_no_bank() {
        Event refused = new Event.Refused(Reason.DAY_STILL_OPEN, "2027-01-04");
        assertThat(about(refused, OriginalMessage.NONE)).isEmpty();
        Outgoing answer = writer.answer(Happened.logged(refused));
        assertThat(answer.definition()).isEqualTo("admi.002.001.01");
        assertThat(answer.xml()).contains("<RjctgPtyRsn>102 DAY_STILL_OPEN</RjctgPtyRsn>", "(2027-01-04)");
    }

    @Test
    void an_event_that_decides_no_message_is_no_answer() {
        assertThatThrownBy(() -> writer.answer(Happened.logged(new Event.Unchanged())))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no answer");
    }

    @Test
    void no_two_messages_of_a_day_share_an_identification() {
        List<String> ids = new ArrayList<>();
        for (long index = 0; index < 200; index++) {
            AnyHappening any = new AnyHappening(index);
            for (Supplier<Event> happening : any.told()) {
                Logged logged = new Logged(ids.size(), 1, Happened.NOW, happening.get());
                writer.about(logged, OriginalMessage.NONE, BANKS)
                        .forEach(message -> ids.add(message.messageId()));
            }
        }
        assertThat(ids).doesNotHaveDuplicates();
    }

    private String status(Event event) {
        List<Outgoing> messages = about(event, OriginalMessage.NONE);
        assertThat(sent(messages)).containsExactly("pacs.002.001.10 SY1042-S to ZZHDCNB0");
        return messages.getFirst().xml();
    }

    private List<Outgoing> about(Event event, OriginalMessage original) {
        return writer.about(Happened.logged(event), original, BANKS);
    }

    private static List<String> sent(List<Outgoing> messages) {
        return messages.stream()
                .map(message -> message.definition() + " " + message.messageId() + " to " + message.to())
                .toList();
    }
}
