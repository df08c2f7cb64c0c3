package org.steelyard.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import org.steelyard.cluster.LogClient;
import org.steelyard.cluster.LogSettings;
import org.steelyard.settlement.Command;

/**
 * A log of several members, each in a process of its own, under load, while its processes are killed and
 * frozen: no acknowledged payment may be lost, none may settle twice, and all members must agree.
 */
public final class Torture {

    /** What is done to the members in a round. */
    private enum Fault {
        KILL_LEADER,
        KILL_FOLLOWER,
        KILL_ALL,
        FREEZE_LEADER,
        FREEZE_FOLLOWER
    }

    /**
     * How to torture.
     *
     * @param members how many members the log has, 1 to 7
     * @param rounds one fault each
     * @param seed chooses faults, victims and times
     * @param paymentsASecond how many are sent
     */
    public record Plan(int members, int rounds, long seed, int paymentsASecond) {

        /** One round for the tests of the build: the leader of three is killed. */
        public static Plan quick(long seed) {
            return new Plan(3, 1, seed, 1_000);
        }

        /** Three members and 2,000 payments a second. */
        public static Plan of(int rounds, long seed) {
            return new Plan(3, rounds, seed, 2_000);
        }
    }

    private static final int ACCOUNTS = 20;
    private static final long FUNDS_SUM = 0;
    private static final int CHECKED_AGAIN = 5_000;
    private static final long ANSWER_MILLIS = 5_000;
    private static final long LONGEST_MILLIS = TimeUnit.MINUTES.toMillis(3);
    private static final long NAP_MILLIS = 50;
    private static final String HOST = "localhost";
    private static final int FIRST_PORT = 20_000;
    private static final int PORTS = 12_000;

    private final PrintStream out;
    private final Plan plan;
    private final Path root;
    private final Random random;
    private final List<LogSettings.Endpoint> endpoints;
    private final List<MemberUnderTorture> members = new ArrayList<>();
    /** Who was harmed in this round; the killed among them must not come back before their time. */
    private final List<MemberUnderTorture> victims = new ArrayList<>();

    private Torture(PrintStream out, Plan plan, Path root) {
        this.out = out;
        this.plan = plan;
        this.root = root;
        random = new Random(plan.seed());
        endpoints = freeEndpoints(plan.members());
    }

    /**
     * Runs a plan and prints each round.
     *
     * @param folder an empty folder for the members' folders and logs; left as it is for who wants to look
     * @return whether all held; if not, what did not was printed with the seed and the round
     */
    public static boolean run(PrintStream out, Plan plan, Path folder) throws IOException {
        Files.createDirectories(folder);
        Torture torture = new Torture(out, plan, folder);
        int round = 0;
        try {
            out.printf("torture: %d members, %d rounds, seed %d, %,d payments/s, %s%n", plan.members(),
                    plan.rounds(), plan.seed(), plan.paymentsASecond(), folder);
            torture.startAll();
            try (LogClient client = LogClient.connect(torture.endpoints, HOST, LogClient.Tuning.DEFAULT)) {
                BenchWorld world = new BenchWorld(ACCOUNTS, LocalDate.of(2027, 1, 4));
                open(client, world.opening());
                TortureLoad load = new TortureLoad(client, world, plan.paymentsASecond());
                for (round = 1; round <= plan.rounds(); round++) {
                    torture.round(round, load);
                }
                torture.audit(load);
            }
            return true;
        } catch (IllegalStateException broken) {
            out.printf("FAILED: seed %d, round %d: %s%n", plan.seed(), round, broken.getMessage());
            return false;
        } finally {
            torture.members.forEach(MemberUnderTorture::kill);
        }
    }

    private static void open(LogClient client, List<Command> commands) {
        commands.stream().map(client::submit).toList()
                .forEach(answer -> answer.orTimeout(LONGEST_MILLIS, TimeUnit.MILLISECONDS).join());
    }

    private void startAll() {
        for (int number = 0; number < plan.members(); number++) {
            members.add(MemberUnderTorture.start(root, number, endpoints));
        }
        await("a leader", () -> leader().isPresent());
    }

    private void round(int round, TortureLoad load) {
        Fault fault = choose(round);
        load.begin();
        pause(500 + random.nextInt(1_500));
        if (random.nextInt(3) == 0) {
            leader().ifPresent(leader -> leader.ask("snapshot", LONGEST_MILLIS));
        }
        int before = load.acknowledged();
        victims.addAll(victims(fault));
        long frozenMillis = 1_000L + random.nextInt(14_000);
        victims.forEach(victim -> harm(fault, victim));
        if (fault == Fault.FREEZE_LEADER || fault == Fault.FREEZE_FOLLOWER) {
            pause(frozenMillis);
            victims.forEach(MemberUnderTorture::thaw);
        }
        if (victims.size() * 2 < plan.members()) {
            await("payments to settle without the victim",
                    () -> load.acknowledged() > before + plan.paymentsASecond());
        }
        pause(random.nextInt(2_000));
        List<Integer> numbers = victims.stream().map(MemberUnderTorture::number).toList();
        victims.clear();
        await("payments to settle again", () -> load.acknowledged() > before + plan.paymentsASecond());
        pause(500);
        load.end();
        await("every payment to be acknowledged", () -> isUnbroken(load) && load.isAllAcknowledged());
        long gapMillis = load.longestGapMillis();
        String agreed = awaitAgreement();
        checkAgain(load);
        out.printf(
                "  round %3d  %-15s of %s: longest gap %,6d ms; %,d sent and settled once, %,d answered the"
                        + " second time; all members at %s%n",
                round, fault,
                numbers, gapMillis, load.sent(),
                load.repeated(), agreed);
    }

    private Fault choose(int round) {
        Fault[] all = Fault.values();
        Fault fault = round == 1 ? Fault.KILL_LEADER : all[random.nextInt(all.length)];
        boolean hasFollowers = plan.members() > 1;
        return hasFollowers || fault == Fault.KILL_ALL || fault == Fault.FREEZE_LEADER
                ? fault
                : Fault.KILL_LEADER;
    }

    private List<MemberUnderTorture> victims(Fault fault) {
        if (fault == Fault.KILL_ALL) {
            return List.copyOf(members);
        }
        await("a leader", () -> leader().isPresent());
        MemberUnderTorture leader = leader()
                .orElseThrow(() -> new IllegalStateException("the leader is gone"));
        boolean leads = fault == Fault.KILL_LEADER || fault == Fault.FREEZE_LEADER;
        List<MemberUnderTorture> followers = members.stream().filter(each -> each != leader).toList();
        return List.of(leads ? leader : followers.get(random.nextInt(followers.size())));
    }

    private static void harm(Fault fault, MemberUnderTorture victim) {
        switch (fault) {
            case KILL_LEADER, KILL_FOLLOWER, KILL_ALL -> victim.kill();
            case FREEZE_LEADER, FREEZE_FOLLOWER -> victim.freeze();
        }
    }

    /** What a supervisor does: whoever has ended, for whatever reason, is started again. */
    private void revive() {
        members.replaceAll(member -> member.isAlive() || victims.contains(member)
                ? member
                : MemberUnderTorture.start(root, member.number(), endpoints));
    }

    private Optional<MemberUnderTorture> leader() {
        return members.stream().filter(MemberUnderTorture::isAlive)
                .filter(member -> member.ask("status", ANSWER_MILLIS).orElse("").startsWith("LEADER"))
                .findFirst();
    }

    /** Waits until all members have applied as much as the first, and compares their state. */
    private String awaitAgreement() {
        Set<String> states = new HashSet<>();
        await("all members to apply the same", () -> {
            states.clear();
            for (MemberUnderTorture member : members) {
                String status = member.ask("status", ANSWER_MILLIS).orElse("");
                states.add(status.substring(status.indexOf(' ') + 1));
            }
            return states.stream().map(state -> state.split(" ", -1)[0]).distinct().count() == 1
                    && !states.contains("");
        });
        if (states.size() != 1) {
            throw new IllegalStateException("members differ at the same sequence: " + states);
        }
        return "sequence " + states.iterator().next().replace(" ", ", hash ");
    }

    private void checkAgain(TortureLoad load) {
        int sent = load.sent();
        load.repeat(IntStream.range(0, Math.min(CHECKED_AGAIN, sent))
                .mapToObj(i -> sent <= CHECKED_AGAIN ? i : random.nextInt(sent)).distinct().toList());
        await("every payment sent again to be answered", () -> isUnbroken(load) && load.isAllAcknowledged());
    }

    private static boolean isUnbroken(TortureLoad load) {
        String broken = load.broken();
        if (broken != null) {
            throw new IllegalStateException(broken);
        }
        return true;
    }

    private void audit(TortureLoad load) {
        awaitAgreement();
        Set<String> audits = new HashSet<>();
        for (MemberUnderTorture member : members) {
            audits.add(member.ask("audit", LONGEST_MILLIS).orElse("no answer"));
        }
        String expected = "settled=" + (load.sent() + ACCOUNTS) + " twice=0 gaps=0 moved=0 sum=" + FUNDS_SUM
                + " ";
        if (audits.size() != 1 || !audits.iterator().next().startsWith(expected)) {
            throw new IllegalStateException("the recorded events say " + audits + ", and should begin with "
                    + expected);
        }
        out.printf("  all members' recorded events: %s%n", audits.iterator().next());
    }

    private void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_MILLIS);
        while (!condition.getAsBoolean()) {
            revive();
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("waited " + LONGEST_MILLIS / 1_000 + " s for " + what);
            }
            pause(NAP_MILLIS);
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    private static List<LogSettings.Endpoint> freeEndpoints(int count) {
        List<LogSettings.Endpoint> free = new ArrayList<>();
        while (free.size() < count) {
            int port = FIRST_PORT + ThreadLocalRandom.current().nextInt(PORTS / LogSettings.PORTS_A_MEMBER)
                    * LogSettings.PORTS_A_MEMBER;
            LogSettings.Endpoint endpoint = new LogSettings.Endpoint(HOST, port);
            if (!free.contains(endpoint) && isFree(port)) {
                free.add(endpoint);
            }
        }
        return free;
    }

    private static boolean isFree(int firstPort) {
        for (int port = firstPort; port < firstPort + LogSettings.PORTS_A_MEMBER; port++) {
            try (DatagramSocket socket = new DatagramSocket(null)) {
                socket.bind(new InetSocketAddress(HOST, port));
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }
}
