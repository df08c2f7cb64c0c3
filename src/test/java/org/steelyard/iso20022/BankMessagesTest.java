package org.steelyard.iso20022;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.Cancellation;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Condition;
import org.steelyard.settlement.Digest;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.Limit;
import org.steelyard.settlement.Modification;
import org.steelyard.settlement.Priority;
import org.steelyard.settlement.Purpose;
import org.steelyard.settlement.References;
import org.steelyard.settlement.Times;

/** What banks write reads back as what was meant. All banks and customers are invented. */
final class BankMessagesTest {

    private static final LedgerId RUB = LedgerId.of("RUB:ZZRARUM0");
    private static final LedgerId JPY = LedgerId.of("JPY:ZZYEJPJ0");
    private static final MessageReader READER = new MessageReader(
            Rulebook.of(Happened.SYSTEM, List.of(Happened.CNY, RUB, JPY)));
    private static final List<String> REFERENCE_PIECES = List.of("A", "z", "7", "-", ".", "(", ")", "+",
            "b/c",
            "'", ",", ":", "x y", "?");

    @Test
    void every_kind_of_message_is_accepted() {
        for (Map.Entry<String, String> message : Written.byBanks().entrySet()) {
            assertThat(read(message.getValue())).as(message.getKey()).isInstanceOf(Reading.Accepted.class);
        }
    }

    @Test
    void any_instruction_reads_back_as_it_was_meant() {
        for (long seed = 1; seed <= 300; seed++) {
            Instruction meant = instruction(new Random(seed));
            String xml = Written.BANKS.of(meant, Written.TEA_HOUSE, Written.SAWMILL, Happened.NOW + seed);
            Content content = content(xml);
            assertThat(content).as("seed %d\n%s", seed, xml)
                    .isEqualTo(new Content.Payment(of(meant, Digest.of(Sha256.of(utf8(xml))))));
            if (StandardSchemas.areHere()) {
                assertThat(StandardSchemas.complaints(xml)).as("seed %d", seed).isEmpty();
            }
        }
    }

    @Test
    void a_cancellation_reads_back_as_it_was_meant() {
        for (Kind kind : AnyHappening.SENT) {
            // A return is known by its identification: its message has no UETR of its own.
            Uetr uetr = kind == Kind.RETURN
                    ? PaymentReturn.uetr(Happened.HARBOUR, Happened.REFERENCES.instructionId())
                    : Happened.UETR;
            Cancellation meant = new Cancellation(Happened.HARBOUR, "HD-CXL-7", uetr, "DUPL");
            assertThat(content(Written.BANKS.cancellation(meant, Happened.REFERENCES, kind, Happened.NOW)))
                    .isEqualTo(new Content.CancellationRequest(meant));
        }
    }

    @Test
    void a_modification_reads_back_as_it_was_meant() {
        for (List<Modification.Change> changes : List.<List<Modification.Change>>of(
                List.of(new Modification.NewPriority(Priority.HIGHLY_URGENT)),
                List.of(new Modification.NewPlace(Modification.End.FRONT)),
                List.of(new Modification.NewFromTime(Happened.NOW)),
                List.of(new Modification.NewPlace(Modification.End.BACK),
                        new Modification.NewRejectTime(Happened.NOW)),
                List.of(new Modification.NewPriority(Priority.NORMAL),
                        new Modification.NewFromTime(Happened.NOW),
                        new Modification.NewTillTime(Happened.NOW + 5)))) {
            Modification meant = new Modification(Happened.HARBOUR, "HD-MOD-7", Happened.UETR, changes);
            String xml = Written.REQUESTS.modification(meant, Happened.NOW);
            assertThat(content(xml)).as(xml).isEqualTo(new Content.ModificationRequest(meant));
        }
    }

    @Test
    void a_wish_for_a_limit_or_for_none_reads_back_as_it_was_meant() {
        AccountId account = new AccountId(RUB, Happened.BIRCH);
        for (Limit limit : List.of(new Limit.Bilateral(account, Happened.HARBOUR),
                new Limit.Multilateral(account), new Limit.Reservation(account, Priority.URGENT),
                new Limit.Reservation(account, Priority.HIGHLY_URGENT))) {
            for (Limit.Validity validity : Limit.Validity.values()) {
                Command.SetLimit meant = new Command.SetLimit(limit,
                        Optional.of(new Amount(RUB.currency(), 125)), validity);
                String xml = Written.REQUESTS.limit("BI-4", meant, Happened.NOW);
                assertThat(content(xml)).as(xml).isEqualTo(new Content.LimitRequest(List.of(meant)));
            }
            String none = Written.REQUESTS.withoutLimit("BI-5", limit, Happened.NOW);
            assertThat(((Content.LimitRequest) content(none)).commands()).as(none).hasSize(2)
                    .allMatch(command -> command.limit().equals(limit) && command.amount().isEmpty());
        }
    }

    @Test
    void enquiries_about_limits_and_reservations_read_back_as_they_were_meant() {
        assertThat(content(Written.REQUESTS.limits(Happened.BIRCH, "BI-6", Happened.NOW)))
                .isEqualTo(new Content.LimitEnquiry());
        assertThat(content(Written.REQUESTS.reservations(Happened.BIRCH, "BI-7", Happened.NOW)))
                .isEqualTo(new Content.ReservationEnquiry());
    }

    @Test
    void an_enquiry_about_what_waits_reads_back_as_it_was_meant() {
        for (List<Uetr> named : List.of(List.<Uetr>of(), List.of(Happened.UETR))) {
            String xml = Written.REQUESTS.whatWaits(Happened.BIRCH, "BI-3", named, Happened.NOW);
            assertThat(content(xml)).isEqualTo(new Content.QueueEnquiry(named));
        }
    }

    @Test
    void a_request_for_a_statement_reads_back_as_it_was_meant() {
        AccountId account = new AccountId(RUB, Happened.BIRCH);
        for (Report report : Report.values()) {
            assertThat(content(Written.BANKS.statementRequest("BI-1", account, Happened.TODAY, report,
                    Happened.NOW))).isEqualTo(new Content.StatementRequest(report, Happened.BIRCH,
                            RUB.currency(), Happened.TODAY, 1));
        }
    }

    @Test
    void a_ping_reads_back_as_a_ping() {
        assertThat(content(Written.BANKS.ping(Happened.BIRCH, "BI-2", Happened.NOW)))
                .isEqualTo(new Content.Ping());
    }

    @Test
    void who_pays_and_who_is_paid_stands_in_the_message_for_screening() {
        Reading.Accepted accepted = (Reading.Accepted) read(Written.byBanks().getOrDefault("pacs.008", ""));
        assertThat(accepted.screenables()).extracting(Screenable::text).contains(
                "Tea House 茶 & Sons (invented)",
                "Лесопилка Birch (invented)", "Harbour Road", "Shanghai", "CN", "RU", "40702810000000000001",
                "Invoice 88: <boards> & beams");
    }

    @Test
    void an_iban_is_written_as_an_iban() {
        BankMessages.Customer customer = new BankMessages.Customer("Baltic Amber (invented)",
                Written.SAWMILL.address(), "DE89370400440532013000");
        String xml = Written.BANKS.customerPayment(Written.order(Kind.CUSTOMER_PAYMENT), Written.TEA_HOUSE,
                customer, "");
        assertThat(xml).contains("<IBAN>DE89370400440532013000</IBAN>");
        assertThat(read(xml)).isInstanceOf(Reading.Accepted.class);
    }

    @Test
    void what_has_no_room_in_a_message_is_refused_before_it_is_written() {
        assertThatThrownBy(() -> new BankMessages.Address("", "", "", "", "RU"))
                .hasMessageContaining("a town has 1");
        assertThatThrownBy(() -> new BankMessages.Address("", "", "", "Tver", "RUS"))
                .hasMessageContaining("a country has 2");
        assertThatThrownBy(() -> new BankMessages.Customer("n".repeat(141), Written.SAWMILL.address(), "1"))
                .hasMessageContaining("a name has 1 to 140");
        References without = new References(Happened.HARBOUR, "M1", "", "E1", Happened.UETR);
        assertThatThrownBy(() -> new BankMessages.Order(without, Happened.HARBOUR, Happened.BIRCH,
                new Amount(Happened.CNY.currency(), 1), Happened.TODAY, Priority.NORMAL, Purpose.GOODS, 0))
                .hasMessageContaining("instruction identification");
    }

    /** As the reader is to see it: what a message does not say has the value that the rulebook gives it. */
    private static Instruction of(Instruction meant, Digest digest) {
        References references = meant.references();
        Kind kind = meant.kind();
        boolean saysPurpose = kind != Kind.RETURN && kind != Kind.LIQUIDITY_TRANSFER;
        if (kind == Kind.RETURN) {
            references = new References(references.sender(), references.messageId(),
                    references.instructionId(),
                    references.endToEndId(),
                    PaymentReturn.uetr(references.sender(), references.instructionId()));
        }
        return new Instruction(references, kind, meant.legs(), meant.condition(),
                kind == Kind.LIQUIDITY_TRANSFER ? Priority.HIGHLY_URGENT : meant.priority(),
                meant.valueDate(), meant.times(),
                saysPurpose ? meant.purpose() : Purpose.TRANSFER, digest);
    }

    private static Instruction instruction(Random random) {
        Kind kind = AnyHappening.SENT[random.nextInt(AnyHappening.SENT.length)];
        Bic payer = bank(random);
        // A liquidity transfer is sent by who pays; of all others the sender may be the payer's clearing bank.
        Bic sender = kind == Kind.LIQUIDITY_TRANSFER || random.nextBoolean() ? payer : bank(random);
        References references = new References(sender, reference(random), reference(random),
                reference(random),
                Uetr.fromBits(random.nextLong(), random.nextLong()));
        LedgerId ledger = List.of(Happened.CNY, RUB, JPY).get(random.nextInt(3));
        Leg leg = new Leg(ledger, payer, bank(random), amount(random, ledger.currency()));
        Condition condition = Condition.NONE;
        if (kind == Kind.RETURN) {
            condition = new Condition.ReturnOf(Uetr.fromBits(random.nextLong(), random.nextLong()));
        } else if (kind == Kind.BANK_PAYMENT && random.nextBoolean()) {
            LedgerId other = ledger.equals(RUB) ? JPY : RUB;
            condition = new Condition.Versus(references.endToEndId(), amount(random, other.currency()));
        } else if (kind != Kind.LIQUIDITY_TRANSFER && random.nextBoolean()) {
            condition = new Condition.InCycle(reference(random));
        }
        LocalDate valueDate = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(1_000));
        boolean saysTimes = kind != Kind.RETURN && kind != Kind.LIQUIDITY_TRANSFER;
        return new Instruction(references, kind, List.of(leg), condition,
                Priority.values()[random.nextInt(Priority.values().length)], valueDate,
                saysTimes ? times(random, valueDate) : Times.NONE,
                Purpose.values()[random.nextInt(Purpose.values().length)], new Digest(0, 0, 0, 0));
    }

    /** On the value date, as it is somewhere between the Line Islands and Baker Island. */
    private static Times times(Random random, LocalDate valueDate) {
        long from = valueDate.atStartOfDay(ZoneOffset.ofHours(random.nextInt(-14, 15))).toInstant()
                .toEpochMilli() + random.nextInt(8 * 3_600_000);
        long till = from + random.nextInt(8 * 3_600_000);
        return new Times(random.nextBoolean() ? from : Times.AT_ONCE,
                random.nextBoolean() ? till : Times.NEVER,
                random.nextBoolean() ? till + random.nextInt(3_600_000) : Times.NEVER);
    }

    private static Amount amount(Random random, Currency currency) {
        return new Amount(currency, 1 + random.nextLong(random.nextBoolean() ? 1_000 : 1_000_000_000_000L));
    }

    private static Bic bank(Random random) {
        StringBuilder code = new StringBuilder();
        random.ints(4, 'A', 'Z' + 1).forEach(c -> code.append((char) c));
        code.append(random.nextBoolean() ? "CN" : "RU");
        return Bic.of(
                code + "M" + random.nextInt(10) + (random.nextBoolean() ? "" : "B0" + random.nextInt(10)));
    }

    private static String reference(Random random) {
        StringBuilder reference = new StringBuilder("R");
        while (reference.length() < 31 && random.nextInt(12) > 0) {
            reference.append(REFERENCE_PIECES.get(random.nextInt(REFERENCE_PIECES.size())));
        }
        return reference.toString();
    }

    private static Content content(String xml) {
        Reading reading = read(xml);
        assertThat(reading).as(xml).isInstanceOf(Reading.Accepted.class);
        return ((Reading.Accepted) reading).content();
    }

    private static Reading read(String xml) {
        return READER.read(utf8(xml));
    }

    private static byte[] utf8(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8);
    }
}
