package org.steelyard.research;

import java.util.List;
import java.util.TreeSet;

import org.steelyard.settlement.Command;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Phase;
import org.steelyard.settlement.Settlement;

/**
 * A recorded log once more on an engine of its own, with some things otherwise, and measured as any day of
 * the simulator. Where the mechanisms are otherwise, what happens at intervals happens by the log's time, and
 * a last time before a phase of a business day begins in which fewer or no payments settle.
 */
final class LogReplay {

    /** The queues are looked at so often over the whole log, but at most once a second. */
    private static final int LOOKS = 144;
    private static final long SHORTEST_LOOK_MILLIS = 1_000;

    private final LoggedDay logged;
    private final PaymentDay day;
    private final Changes changes;
    private final Settlement engine;
    private final DayRecord record;
    private final Watch watch;
    private final QueuePicture picture;
    private final MechanismsAtWork mechanisms;
    private final Agenda agenda;
    /** In the log's time: those that are still to come of days that have been opened. */
    private final TreeSet<Long> cutOffs = new TreeSet<>();
    private long numbered;

    private LogReplay(LoggedDay logged, PaymentDay day, Changes changes, int mostWaiting) {
        this.logged = logged;
        this.day = day;
        this.changes = changes;
        this.engine = new Settlement(mostWaiting);
        Mechanisms named = changes.mechanisms().orElse(new Mechanisms(true, true, Mechanisms.ALWAYS,
                Mechanisms.NEVER));
        Plan plan = new Plan(logged.opening(day, changes.liquidityPpm()),
                logged.credit(day, changes.creditPpm()), named, Conduct.PROMPT,
                Math.max(SHORTEST_LOOK_MILLIS, day.closeMillis() / LOOKS));
        this.record = new DayRecord(day, plan);
        this.watch = new Watch(record, new EngineWorld(day), new Senders(day, Conduct.PROMPT));
        this.picture = new QueuePicture(day, plan, watch);
        this.mechanisms = new MechanismsAtWork(named);
        this.agenda = new Agenda(plan, day.closeMillis());
    }

    /**
     * What happened.
     *
     * @param record for the measures
     * @param stateHash of the engine at the end
     */
    record Outcome(DayRecord record, long stateHash) {
    }

    static Outcome of(RecordedLog log, LoggedDay logged, Changes changes, int mostWaiting) {
        LogReplay replay = new LogReplay(logged, logged.day(), changes, mostWaiting);
        log.forEach(replay::take);
        replay.passTo(replay.day.closeMillis());
        replay.look(replay.day.closeMillis());
        replay.watch.close();
        return new Outcome(replay.record, replay.engine.stateHash());
    }

    private void take(Command command, long timeMillis) {
        if (engine.sequence() == 0 && changes.mechanisms().isPresent()) {
            mechanisms.atTheBeginning().forEach(first -> apply(first, timeMillis));
        }
        while (!cutOffs.isEmpty() && cutOffs.first() <= timeMillis) {
            long cutOff = cutOffs.removeFirst();
            passTo(logged.millis(cutOff - 1));
            last(cutOff - 1);
        }
        passTo(logged.millis(timeMillis));
        if (command instanceof Command.ReachPhase reach && reach.phase() != Phase.OPEN) {
            last(timeMillis);
        }
        changes.of(command).ifPresent(changed -> apply(changed, timeMillis));
        if (command instanceof Command.OpenDay open) {
            cutOffs.add(open.day().customerCutOffMillis());
            cutOffs.add(open.day().interbankCutOffMillis());
            cutOffs.headSet(timeMillis, true).clear();
        }
    }

    private void last(long timeMillis) {
        if (changes.mechanisms().isPresent()) {
            mechanisms.lastLargestSet().forEach(command -> apply(command, timeMillis));
            if (mechanisms.searchesLast()) {
                search(timeMillis);
            }
        }
    }

    /** All that is due by the clock before this moment; where nothing waits there is nothing to seek. */
    private void passTo(long millis) {
        for (long due = agenda.nextMillis(); due < millis; due = agenda.nextMillis()) {
            long timeMillis = logged.firstMillis() + due;
            Agenda.Item item = agenda.take();
            if (item == Agenda.Item.LOOK) {
                look(due);
            } else if (changes.mechanisms().isPresent() && watch.isAnythingWaiting()) {
                if (item == Agenda.Item.OPTIMISER) {
                    search(timeMillis);
                } else {
                    mechanisms.largestSet().forEach(command -> apply(command, timeMillis));
                }
            }
        }
    }

    private void search(long timeMillis) {
        MechanismsAtWork.search(engine, watch.isAnythingWaiting())
                .forEach(command -> apply(command, timeMillis));
    }

    private void look(long millis) {
        watch.look(millis, picture.settleable());
    }

    private void apply(Command command, long timeMillis) {
        List<Event> events = engine.apply(command, timeMillis);
        long millis = logged.millis(timeMillis);
        events.forEach(event -> number(event, millis));
        watch.saw(events.stream().filter(this::isOfDay).toList(), millis);
    }

    /** The engine numbers what comes in; the watch must know which number is which payment. */
    private void number(Event event, long millis) {
        if (event instanceof Event.OfInstruction of && of.number() > numbered) {
            while (numbered < of.number() - 1) {
                watch.numbered(Watch.FUNDING);
                numbered++;
            }
            Integer index = logged.index(of.instruction());
            if (index == null || record.sent[index] != DayRecord.NEVER) {
                watch.numbered(Watch.FUNDING);
            } else {
                watch.sent(index, millis);
            }
            numbered++;
        }
    }

    private boolean isOfDay(Event event) {
        return event instanceof Event.RunEnded || event instanceof Event.OfInstruction of && of.number() > 0
                && logged.index(of.instruction()) != null && !(event instanceof Event.Rejected);
    }
}
