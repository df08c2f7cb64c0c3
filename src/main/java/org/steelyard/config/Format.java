package org.steelyard.config;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;

/**
 * How a value is written.
 *
 * @param allowed what may stand there, for a person
 * @param sample a value of the format, which stands in for a wrong one until all problems are told
 * @param reader the text to the value; throws {@link RuntimeException} for a text that is not of the format
 */
record Format<T>(String allowed, T sample, Function<String, T> reader) {

    static final Format<Bic> BIC = new Format<>("a BIC (8 or 11 capital letters or digits, ISO 9362)",
            Bic.of("XXXXXX00"), Bic::of);

    static final Format<ZoneId> ZONE = new Format<>("a time zone of the IANA list, such as Europe/London",
            ZoneOffset.UTC, ZoneId::of);

    static final Format<LocalTime> TIME = new Format<>("a time of day, such as 09:00 or 17:30",
            LocalTime.NOON,
            LocalTime::parse);

    static Format<Currency> currency() {
        return new Format<>("a currency code of ISO 4217", new Currency("XXX", 2), Currency::of);
    }

    /** Text of 1 to so many characters. */
    static Format<String> text(int longest) {
        return new Format<>("a text of 1 to " + longest + " characters", "-", text -> {
            require(!text.isBlank() && text.length() <= longest);
            return text;
        });
    }

    /** A whole number between these two. */
    static Format<Integer> number(int least, int most) {
        return new Format<>("a whole number from " + least + " to " + most, least, text -> {
            int number = Integer.parseInt(text);
            require(number >= least && number <= most);
            return number;
        });
    }

    /** A file or folder, seen from this folder where it is not absolute. */
    static Format<Path> path(Path folder) {
        return new Format<>("a path, absolute or seen from " + folder, folder, text -> {
            require(!text.isBlank());
            return folder.resolve(text).normalize();
        });
    }

    /** One of an enum's words, written in small letters with dashes. */
    static <E extends Enum<E>> Format<E> word(List<E> words) {
        String allowed = words.stream().map(Format::spelled).collect(Collectors.joining(", "));
        return new Format<>("one of " + allowed, words.getFirst(), text -> words.stream()
                .filter(word -> spelled(word).equals(text)).findFirst().orElseThrow());
    }

    /** One of an enum's words, written in small letters with dashes. */
    static <E extends Enum<E>> Format<E> word(E[] words) {
        return word(Arrays.asList(words));
    }

    /** An amount in this currency, of nothing or more. */
    static Format<Amount> amount(Currency currency) {
        return new Format<>(
                "an amount of 0 or more in " + currency + ", with at most " + currency.minorUnits()
                        + " decimals, such as " + Amount.of(currency, BigDecimal.valueOf(1_000)).decimal(),
                Amount.zero(currency), text -> {
                    Amount amount = Amount.parse(currency, text);
                    require(amount.minor() >= 0);
                    return amount;
                });
    }

    private static String spelled(Enum<?> word) {
        return word.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException();
        }
    }
}
