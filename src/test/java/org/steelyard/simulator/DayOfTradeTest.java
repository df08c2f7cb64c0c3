package org.steelyard.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.steelyard.iso20022.MessageReader;
import org.steelyard.iso20022.Reading;
import org.steelyard.iso20022.Rulebook;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;

final class DayOfTradeTest {

    private static final Bic SYSTEM = Bic.of("ZZSYHKH0");
    private static final Currency CNY = Currency.of("CNY");
    private static final Currency RUB = Currency.of("RUB");
    private static final List<LedgerId> LEDGERS = List.of(new LedgerId(Bic.of("ZZYACNB0"), CNY),
            new LedgerId(Bic.of("ZZRARUM0"), RUB));
    private static final LocalDate DAY = LocalDate.of(2027, 1, 4);

    @Test
    void the_same_seed_brings_the_same_day() {
        assertThat(messages(day(7), 200)).isEqualTo(messages(day(7), 200))
                .isNotEqualTo(messages(day(8), 200));
    }

    @Test
    void what_is_meant_to_be_right_is_accepted_and_what_is_spoilt_is_refused() {
        MessageReader reader = new MessageReader(Rulebook.of(SYSTEM, LEDGERS));
        DayOfTrade day = day(3);
        List<SentMessage> all = new ArrayList<>(day.funding(1_000));
        all.addAll(messages(day, 1_500));
        Map<String, Integer> kinds = new TreeMap<>();
        for (SentMessage message : all) {
            Reading reading = reader.read(message.xml().getBytes(StandardCharsets.UTF_8));
            boolean spoilt = Blemishes.ALL.stream().anyMatch(each -> message.about().endsWith(each.name()));
            assertThat(reading instanceof Reading.Accepted)
                    .as("%s: %s%n%s", message.about(), reading, message.xml())
                    .isEqualTo(!spoilt);
            kinds.merge(message.about().substring(0, message.about().indexOf(' ')), 1, Integer::sum);
        }
        assertThat(kinds.keySet()).contains("pacs.008", "pacs.009", "camt.050");
    }

    @Test
    void only_what_has_settled_is_given_back_and_only_what_waits_is_taken_back() {
        DayOfTrade day = day(5);
        List<SentMessage> sent = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            SentMessage message = day.next();
            day.answered(message, i % 2 == 0 ? "ACSC" : "PDNG");
            sent.add(message);
        }
        assertThat(sent).anyMatch(message -> message.about().startsWith("pacs.004"))
                .anyMatch(message -> message.about().startsWith("camt.056"));
        assertThat(messages(day(5), 1_000)).noneMatch(message -> message.about().startsWith("pacs.004")
                || message.about().startsWith("camt.056"));
    }

    private static DayOfTrade day(long seed) {
        List<TradingBank> banks = new ArrayList<>();
        for (String bic : List.of("ZZHDCNB0", "ZZLOCNB0", "ZZBIRUM0", "ZZVORUM0")) {
            banks.add(new TradingBank(Bic.of(bic), Bic.of(bic), List.of(CNY, RUB)));
        }
        banks.add(new TradingBank(Bic.of("ZZTECNS0"), Bic.of("ZZHDCNB0"), List.of(CNY)));
        return new DayOfTrade(SYSTEM, banks, LEDGERS, DAY, "T" + seed, 1_799_000_000_000L, seed);
    }

    private static List<SentMessage> messages(DayOfTrade day, int count) {
        List<SentMessage> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            messages.add(day.next());
        }
        return messages;
    }
}
