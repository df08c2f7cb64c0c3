package org.steelyard.research;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.steelyard.money.Uetr;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Phase;
import org.steelyard.settlement.Picture;
import org.steelyard.settlement.Settlement;
import org.steelyard.settlement.Why;

/**
 * One whole day on the real engine: commands go to it without messages and without a log, by the clock of the
 * day. What is due at the same moment happens in this order: cut-offs, payments, the largest set, the
 * optimiser, the look at the queues.
 */
public final class DayRun {

    /** What may wait at once; the engine in production has less, since it must also answer in time. */
    static final int MOST_WAITING = PaymentDay.MOST_PAYMENTS;

    /** The opening of the day in the engine's time; any will do. */
    static final long OPENING_MILLIS = EngineWorld.DATE.toEpochDay() * 86_400_000L + 7 * 3_600_000L;

    private final PaymentDay day;
    private final Plan plan;
    private final EngineWorld world;
    private final Settlement engine = new Settlement(MOST_WAITING);
    private final DayRecord record;
    private final Watch watch;
    private final Senders senders;
    private final QueuePicture picture;
    private final MechanismsAtWork mechanisms;
    private final Agenda agenda;
    /** Interbank cut-offs before the close that are still to come. */
    private final TreeSet<Long> cutOffs = new TreeSet<>();

    private DayRun(PaymentDay day, Plan plan) {
        if (plan.opening().accounts() != day.accounts()) {
            throw new IllegalArgumentException("the day has " + day.accounts() + " accounts, the plan "
                    + plan.opening().accounts());
        }
        this.day = day;
        this.plan = plan;
        this.world = new EngineWorld(day);
        this.record = new DayRecord(day, plan);
        this.senders = new Senders(day, plan.conduct());
        this.watch = new Watch(record, world, senders);
        this.picture = new QueuePicture(day, plan, watch);
        this.mechanisms = new MechanismsAtWork(plan.mechanisms());
        this.agenda = new Agenda(plan, day.closeMillis());
        plan.rules().checkedFor(day.currencies()).cutOffs().stream().map(CutOff::interbankMillis)
                .filter(millis -> millis < day.closeMillis()).forEach(cutOffs::add);
    }

    /** Runs a day by a plan. The same day and plan make the same record, everywhere. */
    public static DayRecord of(PaymentDay day, Plan plan) {
        return new DayRun(day, plan).run();
    }

    private DayRecord run() {
        open();
        long[] sending = new long[day.payments().size()];
        Arrays.setAll(sending, index -> isAnnounced(index)
                ? day.payments().get(index).entryMillis()
                : plan.conduct().sendMillis(day.payments().get(index)));
        int[] order = IntStream.range(0, sending.length).boxed()
                .sorted(Comparator.comparingLong((Integer index) -> sending[index]).thenComparing(i -> i))
                .mapToInt(index -> index).toArray();
        for (int index : order) {
            if (sending[index] < day.closeMillis()) {
                passTo(sending[index]);
                if (isAnnounced(index)) {
                    watch.due(index, sending[index]);
                    apply(new Command.Tick(), sending[index]);
                } else {
                    senders.has(index, sending[index]);
                }
                sendAll(sending[index]);
            }
        }
        passTo(day.closeMillis());
        long last = day.closeMillis() - 1;
        runALastTime(last);
        look(last);
        day.currencies().forEach(currency -> apply(new Command.ReachPhase(currency, Phase.CLOSED),
                day.closeMillis()));
        watch.close();
        return record;
    }

    private void open() {
        world.opening(plan, OPENING_MILLIS).forEach(this::prepare);
        for (int account = 0; account < day.accounts(); account++) {
            if (plan.opening().of(account) > 0) {
                prepare(world.fund(account, plan.opening().of(account)));
                watch.numbered(Watch.FUNDING);
            }
        }
        plan.limits().forEach(limit -> prepare(world.limit(limit)));
        plan.rules().caps().forEach(cap -> prepare(world.cap(cap)));
        mechanisms.atTheBeginning().forEach(this::prepare);
        for (int index = 0; index < day.payments().size(); index++) {
            if (isAnnounced(index)) {
                prepare(world.announce(index));
                watch.numbered(index);
            }
        }
    }

    /** What is to be paid after a cut-off cannot be handed in for this day. */
    private boolean isAnnounced(int index) {
        Payment payment = day.payments().get(index);
        return plan.conduct().isAnnounced(index, payment) && payment.entryMillis() < plan.rules()
                .endMillis(day.currencies().get(payment.currency()), day.closeMillis());
    }

    private void prepare(Command command) {
        List<Event> events = engine.apply(command, OPENING_MILLIS);
        for (Event event : events) {
            if (event instanceof Event.Refused || event instanceof Event.Rejected) {
                throw new IllegalStateException("the engine refused to open the day: " + event);
            }
        }
    }

    /** Everything that is due before this moment, and the cut-offs at it. */
    private void passTo(long millis) {
        while (!cutOffs.isEmpty() && cutOffs.first() <= millis) {
            long cutOff = cutOffs.removeFirst();
            passAgenda(cutOff);
            runALastTime(cutOff - 1);
            apply(new Command.Tick(), cutOff);
            sendAll(cutOff);
        }
        passAgenda(millis);
    }

    private void runALastTime(long millis) {
        mechanisms.lastLargestSet().forEach(command -> apply(command, millis));
        sendAll(millis);
        if (mechanisms.searchesLast()) {
            search(millis);
            sendAll(millis);
        }
    }

    private void passAgenda(long millis) {
        for (long due = agenda.nextMillis(); due < millis; due = agenda.nextMillis()) {
            pass(agenda.take(), due);
            sendAll(due);
        }
    }

    private void pass(Agenda.Item item, long millis) {
        switch (item) {
            case LARGEST_SET -> mechanisms.largestSet().forEach(command -> apply(command, millis));
            case OPTIMISER -> search(millis);
            case END_OF_PATIENCE -> senders.sendAll();
            case LOOK -> look(millis);
            case EXPECTATIONS -> expect();
        }
    }

    private void search(long millis) {
        MechanismsAtWork.search(engine, watch.isAnythingWaiting()).forEach(command -> apply(command, millis));
    }

    private void sendAll(long millis) {
        for (int index = senders.next(); index >= 0; index = senders.next()) {
            watch.sent(index, millis);
            apply(world.pay(index), millis);
        }
    }

    private void apply(Command command, long millis) {
        watch.saw(engine.apply(command, OPENING_MILLIS + millis), millis);
    }

    /** Asks of each payment that is due and waits when it will settle by what is known. */
    private void expect() {
        if (!watch.isAnythingWaiting()) {
            return;
        }
        Picture taken = engine.picture();
        Map<Uetr, Long> expected = Why.expectations(taken);
        for (int index : watch.sentInOrder()) {
            if (index != Watch.FUNDING && watch.waits(index)) {
                Long at = expected.get(EngineWorld.uetr(index));
                record.expectations.add(new DayRecord.Expectation(index,
                        at == null ? DayRecord.NEVER : at - OPENING_MILLIS));
            }
        }
    }

    private void look(long millis) {
        watch.look(millis, picture.settleable());
    }
}
