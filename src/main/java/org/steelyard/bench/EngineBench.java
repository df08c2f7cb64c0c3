package org.steelyard.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import org.steelyard.settlement.Command;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Settlement;

/**
 * The engine alone on one core: funded payments between the accounts of one ledger, each settled on entry.
 * The commands are made beforehand, so that only {@link Settlement#apply} is on the clock.
 */
public final class EngineBench {

    private static final int COMMANDS_A_ROUND = 500_000;
    /** Made beforehand in chunks that stay young: else the collector would copy the bench's own commands. */
    private static final int COMMANDS_A_CHUNK = 500;
    private static final int WARM_UP_ROUNDS = 4;
    /** One apply in so many is timed by itself; reading the clock for each would double the cost. */
    private static final int TIMED_ONE_IN = 16;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final PrintStream out;

    /** Prints to this stream. */
    public EngineBench(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs it.
     *
     * @param accounts on the ledger, from 2
     * @param rounds of half a million payments each, from 1
     */
    public void run(int accounts, int rounds) throws IOException {
        out.printf("engine: one core, every payment settles on entry; %,d commands a round%n",
                COMMANDS_A_ROUND);
        BenchConditions.print(out, Path.of("."));
        BenchWorld world = new BenchWorld(accounts, LocalDate.of(2027, 1, 4));
        Settlement settlement = new Settlement();
        world.opening().forEach(command -> settlement.apply(command, 0));
        double[] perSecond = new double[rounds];
        double[] perCpuSecond = new double[rounds];
        long[] nanos = new long[COMMANDS_A_ROUND / TIMED_ONE_IN];
        for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
            long took = 0;
            long used = 0;
            for (int done = 0; done < COMMANDS_A_ROUND; done += COMMANDS_A_CHUNK) {
                Command[] commands = world.payments(COMMANDS_A_CHUNK);
                long started = System.nanoTime();
                long usedBefore = THREADS.getCurrentThreadCpuTime();
                applyAll(settlement, commands);
                used += THREADS.getCurrentThreadCpuTime() - usedBefore;
                took += System.nanoTime() - started;
            }
            if (round >= 0) {
                perSecond[round] = COMMANDS_A_ROUND * 1e9 / took;
                perCpuSecond[round] = COMMANDS_A_ROUND * 1e9 / used;
                out.printf("  round %2d  %,12.0f payments/s, %,12.0f per second of processor time%n",
                        round + 1,
                        perSecond[round], perCpuSecond[round]);
            }
        }
        time(settlement, world.payments(COMMANDS_A_ROUND), nanos);
        Arrays.sort(perSecond);
        Arrays.sort(perCpuSecond);
        Arrays.sort(nanos);
        out.printf(
                "engine, one core, %,d accounts: median %,.0f payments/s (%,.0f to %,.0f),"
                        + " %,.0f per second of processor time;"
                        + " one apply p50 %,d ns, p99 %,d ns, p99.9 %,d ns; %,d payments in state%n",
                accounts, perSecond[rounds / 2], perSecond[0],
                perSecond[rounds - 1], perCpuSecond[rounds / 2], nanos[nanos.length / 2],
                nanos[(int) (nanos.length * 0.99)],
                nanos[(int) (nanos.length * 0.999)], settlement.sequence());
    }

    private static void applyAll(Settlement settlement, Command[] commands) {
        for (Command command : commands) {
            List<Event> events = settlement.apply(command, 1);
            if (!(events.getLast() instanceof Event.Settled)) {
                throw new IllegalStateException("a payment of the bench did not settle: " + events);
            }
        }
    }

    private static void time(Settlement settlement, Command[] commands, long[] nanos) {
        for (int i = 0; i < commands.length; i++) {
            boolean timed = i % TIMED_ONE_IN == 0;
            long started = timed ? System.nanoTime() : 0;
            settlement.apply(commands[i], 1);
            if (timed) {
                nanos[i / TIMED_ONE_IN] = System.nanoTime() - started;
            }
        }
    }
}
