package org.steelyard.config;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;

import org.steelyard.money.Amount;
import org.steelyard.money.Currency;

/**
 * Payment days to be run by a researcher: which days, with how much liquidity, by which mechanisms. Every
 * combination of a seed, a place between the bounds and a word of mechanisms is a run.
 *
 * @param name what tables and the report call it
 * @param days where the days come from
 * @param seeds of the generator; one seed, without meaning, for a day from files
 * @param liquidity how much there is
 * @param mechanisms by which waiting payments settle, each a word such as {@code bypass+offset+largest/5min}
 * @param conduct when banks send
 * @param rules what the operators of the system set
 * @param lookEverySeconds how often the queues are looked at
 * @param output what is written where
 */
public record Scenario(String name, Days days, List<Long> seeds, Liquidity liquidity,
        List<String> mechanisms, Conduct conduct, SystemRules rules, int lookEverySeconds, Output output) {

    /** More runs than this are a mistake. */
    public static final int MOST_RUNS = 100_000;

    /** Keeps its own copies of the lists. */
    public Scenario {
        seeds = List.copyOf(seeds);
        mechanisms = List.copyOf(mechanisms);
    }

    /**
     * Where days come from.
     *
     * @param preset of the generator; empty for files
     * @param payments how many the generator draws; 0 for the preset's own number
     * @param classes whether it draws classes
     * @param customersPpm how many of its payments are customers', in millionths
     * @param folder of the CSV files; without meaning for a preset
     * @param opens the clock time at which the day begins
     * @param closes and ends; a preset's day has its own length
     */
    public record Days(String preset, int payments, boolean classes, int customersPpm, Path folder,
            LocalTime opens, LocalTime closes) {

        /** Whether days come from CSV files. */
        public boolean areFromFiles() {
            return preset.isEmpty();
        }

        /** This clock time in milliseconds after the opening; what is before it is at it. */
        public long millisAfterOpening(LocalTime at) {
            return Math.max(0, (at.toNanoOfDay() - opens.toNanoOfDay()) / 1_000_000);
        }

        /** How long the day is. */
        public long millis() {
            return (closes.toNanoOfDay() - opens.toNanoOfDay()) / 1_000_000;
        }
    }

    /**
     * How much liquidity there is.
     *
     * @param betweenPpm places between the lower and the upper bound, in millionths; none where balances come
     *            from a file
     */
    public record Liquidity(List<Integer> betweenPpm) {
        /** Keeps its own copy. */
        public Liquidity {
            betweenPpm = List.copyOf(betweenPpm);
        }
    }

    /**
     * When banks send.
     *
     * @param outages banks that cannot
     * @param receiptsPpm how much of what a bank sends it wants to have received before, in millionths
     * @param patientUntil when it stops to wait
     * @param announcedPpm how many payments banks hand in at the opening, in millionths
     */
    public record Conduct(List<Outage> outages, int receiptsPpm, LocalTime patientUntil, int announcedPpm) {
        /** Keeps its own copy. */
        public Conduct {
            outages = List.copyOf(outages);
        }
    }

    /**
     * A bank that cannot send for a while.
     *
     * @param bank its name
     * @param from from here on
     * @param to up to here
     */
    public record Outage(String bank, LocalTime from, LocalTime to) {
    }

    /**
     * What the operators of the system set for the day.
     *
     * @param cutOffs of currencies whose day ends before the close
     * @param caps what may go across corridors
     */
    public record SystemRules(List<CutOff> cutOffs, List<Cap> caps) {

        /** Everything goes on until the close, and nothing is capped. */
        public static final SystemRules NONE = new SystemRules(List.of(), List.of());

        /** Keeps its own copies. */
        public SystemRules {
            cutOffs = List.copyOf(cutOffs);
            caps = List.copyOf(caps);
        }
    }

    /**
     * When the day of a currency ends.
     *
     * @param currency whose day
     * @param customer from here on no customer's payment is taken in
     * @param interbank from here on nothing is
     */
    public record CutOff(Currency currency, LocalTime customer, LocalTime interbank) {
    }

    /** What of a corridor can be capped; {@code docs/researcher/simulate.md} says what each counts. */
    public enum CapKind {
        /** What each account has sent across more than it got. */
        NET,
        /** What it has got more than it sent. */
        RECEIVED,
        /** What it sends in the day. */
        DAY,
        /** One leg. */
        INSTRUCTION
    }

    /**
     * What may go across a corridor.
     *
     * @param corridor its two currencies with a dash between
     * @param kind what is capped
     * @param amount how much, in the currency of the side whose accounts it binds
     */
    public record Cap(String corridor, CapKind kind, Amount amount) {
    }

    /**
     * What is written.
     *
     * @param folder where; made if it is not there
     * @param payments whether each payment of each run gets a row
     */
    public record Output(Path folder, boolean payments) {
    }
}
