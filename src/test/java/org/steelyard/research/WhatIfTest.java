package org.steelyard.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Phase;
import org.steelyard.settlement.Reason;
import org.steelyard.settlement.Rules;
import org.steelyard.settlement.Settlement;

/** A recorded log under other rules. The log is a small generated day that was settled first in, first out. */
final class WhatIfTest {

    private static final int MOST_WAITING = 10_000;
    private static final long CLOSE_MILLIS = 11 * 3_600_000L;

    private final PaymentDay day = Rtgsgen.day(Preset.of("TIERED-30"), 3, 600, Rtgsgen.Classes.MIXED);
    private final List<Entry> log = log();

    private record Entry(Command command, long timeMillis) {
    }

    /** A plain queue, little money, and a limit that holds all normal payments of one bank. */
    private List<Entry> log() {
        EngineWorld world = new EngineWorld(day);
        List<Entry> entries = new ArrayList<>();
        Balances opening = opening();
        world.opening(Plan.of(opening, Mechanisms.LADDER), DayRun.OPENING_MILLIS)
                .forEach(command -> entries.add(new Entry(command, DayRun.OPENING_MILLIS)));
        entries.add(new Entry(new Command.SetRules(new Rules(Rules.Overtaking.NONE, false, false)),
                DayRun.OPENING_MILLIS));
        for (int account = 0; account < day.accounts(); account++) {
            if (opening.of(account) > 0) {
                entries.add(new Entry(world.fund(account, opening.of(account)), DayRun.OPENING_MILLIS));
            }
        }
        entries.add(new Entry(world.limit(
                new BankLimit(BankLimit.Kind.MULTILATERAL, limited(), BankLimit.NOBODY, 0)),
                DayRun.OPENING_MILLIS));
        for (int index = 0; index < day.payments().size(); index++) {
            entries.add(new Entry(world.pay(index),
                    DayRun.OPENING_MILLIS + day.payments().get(index).entryMillis()));
        }
        entries.add(new Entry(new Command.ReachPhase(day.currencies().getFirst(), Phase.CLOSED),
                DayRun.OPENING_MILLIS + CLOSE_MILLIS - 1));
        return entries;
    }

    /** The account with the largest net outflow; it has more money than it needs. */
    private int limited() {
        int most = 0;
        for (int account = 1; account < day.accounts(); account++) {
            most = Bounds.of(day).lower(account) > Bounds.of(day).lower(most) ? account : most;
        }
        return most;
    }

    private Balances opening() {
        long[] opening = Bounds.of(day).between(300_000).copy();
        opening[limited()] = Bounds.of(day).upper(limited());
        return Balances.of(opening);
    }

    private WhatIf whatIf(Changes... changes) {
        return new WhatIf(taker -> log.forEach(entry -> taker.take(entry.command, entry.timeMillis)),
                List.of(changes), MOST_WAITING);
    }

    private static Changes mechanisms(String word) {
        return new Changes(Optional.of(Mechanisms.of(word)), Changes.WHOLE_PPM, Changes.WHOLE_PPM, false);
    }

    private static Ratio measure(WhatIf whatIf, int variant, String name) {
        return Measures.find(Measures.of(whatIf.record(variant), 0), name);
    }

    @Test
    void as_it_was_settles_what_the_log_settled() {
        Settlement engine = new Settlement(MOST_WAITING);
        List<String> settled = new ArrayList<>();
        for (Entry entry : log) {
            for (Event event : engine.apply(entry.command, entry.timeMillis)) {
                if (event instanceof Event.Settled each) {
                    settled.add(each.instruction().references().messageId() + " "
                            + (entry.timeMillis - DayRun.OPENING_MILLIS));
                }
            }
        }
        settled.removeIf(each -> each.startsWith("FUND"));
        WhatIf whatIf = whatIf();
        List<String> replayed = new ArrayList<>();
        DayRecord record = whatIf.record(0);
        for (int index = 0; index < day.payments().size(); index++) {
            if (record.settledMillis(index) != DayRecord.NEVER) {
                replayed.add("P" + index + " " + record.settledMillis(index));
            }
        }
        assertThat(replayed).hasSizeGreaterThan(100).containsExactlyInAnyOrderElementsOf(settled);
        assertThat(whatIf.stateHash()).isEqualTo(engine.stateHash());
        assertThat(whatIf.isTrueToLog()).isTrue();
        assertThat(whatIf.commands()).isEqualTo(log.size());
        assertThat(record.day().payments()).hasSameSizeAs(day.payments());
    }

    @Test
    void a_replay_by_the_same_mechanisms_is_measured_like_the_day_itself() {
        Balances opening = opening();
        Plan plan = new Plan(opening, Balances.none(day.accounts()), Mechanisms.of("fifo"), Conduct.PROMPT,
                List.of(new BankLimit(BankLimit.Kind.MULTILATERAL, limited(), BankLimit.NOBODY, 0)),
                Plan.SAMPLE_MILLIS);
        DayRecord own = DayRun.of(day, plan);
        WhatIf whatIf = whatIf(mechanisms("fifo"));
        for (String name : List.of("payments", "value_minor", "settled_minor", "queue_peak_minor",
                "available_minor", "used_minor", "peak_used_minor", "upper_bound_minor", "netting_ratio",
                "by_queue_share", "gini_of_provision")) {
            Ratio expected = Measures.find(Measures.of(own, 0), name);
            assertThat(measure(whatIf, 0, name)).as(name).hasToString(expected.toString());
            assertThat(measure(whatIf, 1, name)).as(name + ", same rules").hasToString(expected.toString());
        }
    }

    @Test
    void more_mechanisms_and_more_liquidity_settle_more_and_without_limits_none_holds() {
        WhatIf whatIf = whatIf(mechanisms("bypass+offset+largest"), mechanisms("fifo+optimiser/5min"),
                new Changes(Optional.empty(), 3 * Changes.WHOLE_PPM, Changes.WHOLE_PPM, false),
                new Changes(Optional.empty(), Changes.WHOLE_PPM, Changes.WHOLE_PPM, true));
        long before = measure(whatIf, 0, "settled_minor").part().longValueExact();
        for (int variant = 1; variant <= 3; variant++) {
            assertThat(measure(whatIf, variant, "settled_minor").part().longValueExact())
                    .as(whatIf.heads().get(variant)).isGreaterThan(before);
        }
        assertThat(whatIf.record(2).runs).as("searches of the optimiser").isNotEmpty();
        assertThat(measure(whatIf, 3, "available_minor").part()).as("three times as much").isEqualTo(
                measure(whatIf, 0, "available_minor").part().multiply(BigInteger.valueOf(3)));
        assertThat(whatIf.record(0).reason).contains(Reason.LIMIT_MULTILATERAL);
        assertThat(whatIf.record(4).reason).doesNotContain(Reason.LIMIT_MULTILATERAL);
        assertThat(whatIf.heads()).containsExactly("as it was", "what if: bypass+offset+largest",
                "what if: fifo+optimiser/5min", "what if: liquidity x 3", "what if: no limits");
    }

    @Test
    void the_same_log_makes_the_same_bytes(@TempDir Path folder) throws IOException {
        Changes changes = mechanisms("bypass+largest+optimiser/5min");
        whatIf(changes).write(folder.resolve("one"));
        whatIf(changes).write(folder.resolve("other"));
        List<Path> written;
        try (var files = Files.list(folder.resolve("one"))) {
            written = files.sorted().toList();
        }
        assertThat(written).hasSizeGreaterThan(8);
        for (Path file : written) {
            assertThat(folder.resolve("other").resolve(file.getFileName())).hasSameBinaryContentAs(file);
        }
        assertThat(Files.readString(folder.resolve("one/compared.csv")))
                .startsWith("currency,measure,as it was,what if: bypass+largest+optimiser/5min\n");
    }
}
