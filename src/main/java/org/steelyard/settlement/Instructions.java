package org.steelyard.settlement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The life of instructions, from the message that brings one to the moment when it settles or is over. */
final class Instructions {

    private static final String NO_LIST = "no list is in force";

    private final Directory directory;
    private final Register register;
    private final Journal journal;
    private final WaitingList waiting;
    private final Pairs pairs = new Pairs();
    private final Timetable timetable = new Timetable();
    private final Admission admission;
    private final Settler settler;
    private final Endings endings;
    private final Modifications modifications;
    private final Cycles cycles = new Cycles();
    private final NetSettling netSettling;
    private final Netting netting;
    private ScreeningVersion inForce = ScreeningVersion.NONE;

    Instructions(Directory directory, Journal journal, int mostWaiting) {
        this.directory = directory;
        this.register = journal.register;
        this.journal = journal;
        this.waiting = new WaitingList(mostWaiting);
        this.admission = new Admission(directory, pairs, register, cycles);
        this.settler = new Settler(directory, journal, waiting, timetable);
        this.endings = new Endings(journal, waiting, settler, pairs, timetable, cycles);
        this.netSettling = new NetSettling(directory, journal, waiting, settler, endings, cycles);
        this.netting = new Netting(directory, journal, settler, endings, cycles, netSettling);
        settler.whenNetSettles(netSettling::settled);
        this.modifications = new Modifications(journal, this, timetable);
    }

    ScreeningVersion listInForce() {
        return inForce;
    }

    WaitingList waiting() {
        return waiting;
    }

    Settler settler() {
        return settler;
    }

    Endings endings() {
        return endings;
    }

    Modifications modifications() {
        return modifications;
    }

    Cycles cycles() {
        return cycles;
    }

    Netting netting() {
        return netting;
    }

    NetSettling netSettling() {
        return netSettling;
    }

    void submit(Command.Submit submit) {
        Instruction instruction = submit.instruction();
        References references = instruction.references();
        Participant sender = directory.participant(references.sender());
        if (sender == null || sender.role() == Role.INDIRECT) {
            Reason reason = sender == null ? Reason.SENDER_UNKNOWN : Reason.SENDER_MAY_NOT_SEND;
            journal.add(new Event.Rejected(0, instruction, reason, references.sender().toString()));
            return;
        }
        MessageKey key = MessageKey.of(sender.bic(), references.messageId());
        long sameMessage = register.numberOf(key);
        long sameUetr = register.numberOf(references.uetr());
        if (sameMessage == 0 && sameUetr != 0 && !register.isSentBy(sameUetr, sender.bic())) {
            long number = register.addWithoutUetr(references, key);
            received(number, submit.original());
            journal.changed(new Event.Rejected(number, instruction, Reason.UETR_USED_BY_ANOTHER,
                    references.uetr().toString()));
            return;
        }
        long first = sameMessage != 0 ? sameMessage : sameUetr;
        if (first != 0) {
            journal.add(new Event.Repeated(first, instruction, register.outcome(first)));
            return;
        }
        Admission.Decision decision = admission.decide(instruction, submit.screened(),
                waiting.hasRoomFor(instruction), journal.nowMillis);
        // From here on nothing may fail.
        long number = register.add(references, key);
        received(number, submit.original());
        switch (decision) {
            case Admission.Refused refused -> journal.changed(
                    new Event.Rejected(number, instruction, refused.reason(), refused.detail()));
            case Admission.Admitted admitted -> admit(number, submit, admitted);
        }
    }

    private void received(long number, OriginalMessage original) {
        if (original.length() > 0) {
            journal.add(new Event.Received(number, original));
        }
    }

    private void admit(long number, Command.Submit submit, Admission.Admitted admitted) {
        Instruction instruction = submit.instruction();
        Waiting member = new Waiting(number, instruction, admitted.debited, admitted.credited);
        if (instruction.condition() instanceof Condition.ReturnOf returning) {
            register.returnedBy(register.numberOf(returning.original()), number);
        }
        screened(member, submit.screened());
        Waiting counterLeg = admitted.counterLeg;
        if (counterLeg != null && instruction.condition() instanceof Condition.Versus versus) {
            pairs.remove(counterLeg);
            member.match(counterLeg);
            journal.trace.fold(counterLeg.number);
            journal.add(new Event.Matched(number, counterLeg.number, versus.reference()));
        } else {
            pairs.add(member);
        }
        enterIfReady(member, Mechanism.IMMEDIATE);
        if (member.state != State.SETTLED) {
            waiting.add(member);
            timetable.add(member, journal.nowMillis);
        }
    }

    /** Takes screening's word on an instruction, and says in which state that puts it. */
    private void screened(Waiting member, Screened screened) {
        switch (screened) {
            case Screened.Hit hit -> hold(member, Reason.HIT, hit.finding());
            case Screened.Unavailable unavailable -> hold(member, Reason.NOT_SCREENED, unavailable.why());
            case Screened.Clear clear when inForce.equals(ScreeningVersion.NONE) ->
                hold(member, Reason.NOT_SCREENED, NO_LIST);
            case Screened.Clear clear when !clear.clearance().version().equals(inForce) ->
                hold(member, Reason.LIST_CHANGED, "");
            case Screened.Clear clear -> {
                member.clearedBy = inForce;
                release(member);
            }
        }
    }

    private void hold(Waiting member, Reason reason, String finding) {
        netting.leave(member);
        member.state = State.HELD;
        member.reason = reason;
        member.clearedBy = ScreeningVersion.NONE;
        journal.changed(new Event.Held(member.number, member.instruction, reason, finding));
    }

    /** A cleared instruction waits for its day or its counter-leg, or is about to enter the queue. */
    void release(Waiting member) {
        if (!isDue(member)) {
            member.state = State.WAREHOUSED;
            member.reason = Reason.VALUE_DATE_AHEAD;
            journal.changed(new Event.Warehoused(member.number, member.instruction));
        } else if (member.instruction.times().fromMillis() > journal.nowMillis) {
            settler.wait(member, Reason.BEFORE_FROM_TIME);
        } else if (member.needsMate()) {
            settler.wait(member, Reason.COUNTER_LEG_MISSING);
        } else if (Cycles.isObligation(member)) {
            netting.take(member);
        } else {
            member.state = State.QUEUED;
            member.reason = Reason.NONE;
        }
    }

    private static boolean isDue(Waiting member) {
        for (Account account : member.debited) {
            Days.Day day = account.ledger.day;
            if (day == null || !day.isSettling()
                    || member.instruction.valueDate().isAfter(day.businessDay.date())) {
                return false;
            }
        }
        return true;
    }

    void enterIfReady(Waiting member, Mechanism mechanism) {
        boolean ready = !Cycles.isObligation(member) && (!member.needsMate() || member.isMatched());
        for (Waiting each : member.unit()) {
            ready &= each.state == State.QUEUED && !each.inQueue && each.reason != Reason.BEFORE_FROM_TIME;
        }
        if (ready) {
            settler.enter(member.unit(), mechanism);
        }
    }

    void rescreen(Command.Rescreen rescreen) {
        Waiting member = waiting.get(rescreen.number());
        if (member == null) {
            journal.add(Directory.refused(Reason.INSTRUCTION_UNKNOWN, rescreen.number()));
            return;
        }
        if (rescreen.screened() instanceof Screened.Clear clear
                && !clear.clearance().message().equals(member.instruction.message())) {
            journal.add(Directory.refused(Reason.CLEARANCE_OF_ANOTHER_MESSAGE, rescreen.number()));
            return;
        }
        if (!needsClearance(member) || member.isHit() || saysNothingNew(member, rescreen.screened())) {
            return;
        }
        settler.leave(member.unit());
        screened(member, rescreen.screened());
        if (member.isHit()) {
            withoutCounterLeg(member);
        } else {
            enterIfReady(member, Mechanism.QUEUE);
        }
    }

    /** What the engine made itself does not: what it is made of does. */
    static boolean needsClearance(Waiting member) {
        return member.instruction.kind() != Kind.NET_SETTLEMENT;
    }

    /** The other side of an instruction that a hit has taken out of the queue waits for it outside. */
    private void withoutCounterLeg(Waiting hit) {
        for (Waiting mate : hit.unit()) {
            if (mate.state == State.QUEUED && mate.reason != Reason.COUNTER_LEG_MISSING
                    && mate.reason != Reason.BEFORE_FROM_TIME) {
                settler.wait(mate, Reason.COUNTER_LEG_MISSING);
            }
        }
    }

    /** A hit always does. Anything else does so only of an instruction that is held. */
    private boolean saysNothingNew(Waiting member, Screened screened) {
        return switch (screened) {
            case Screened.Hit hit -> false;
            case Screened.Unavailable unavailable -> member.state != State.HELD
                    || member.reason == Reason.NOT_SCREENED;
            case Screened.Clear clear -> member.state != State.HELD
                    || !clear.clearance().version().equals(inForce)
                    || inForce.equals(ScreeningVersion.NONE);
        };
    }

    /**
     * From now on only this version clears: whatever waits is held until it has been screened by it. With
     * {@link ScreeningVersion#NONE} nothing clears, and nothing settles.
     */
    void putInForce(ScreeningVersion version) {
        if (version.list() == 0 && version.rules() != 0) {
            journal.add(Directory.refused(Reason.LIST_VERSION_INVALID, version));
            return;
        }
        if (version.equals(inForce)) {
            return;
        }
        inForce = version;
        journal.trace.fold(version.list());
        journal.trace.fold(version.rules());
        journal.add(new Event.ListPutInForce(version));
        boolean withdrawn = version.equals(ScreeningVersion.NONE);
        for (Waiting member : waiting.copy()) {
            if (!needsClearance(member)) {
                // Goes with its obligations, which do.
                continue;
            }
            settler.leave(List.of(member));
            if (member.state != State.HELD) {
                hold(member, withdrawn ? Reason.NOT_SCREENED : Reason.LIST_CHANGED,
                        withdrawn ? NO_LIST : "");
            }
        }
    }

    /**
     * A business day has begun: what was warehoused for it enters the queue in the order of the queue, so
     * that the most urgent have the first funds.
     */
    void releaseWarehoused() {
        List<Waiting> byPlace = new ArrayList<>(waiting.all());
        byPlace.sort(Comparator.comparingLong(Waiting::placeBehindPayments));
        for (Waiting member : byPlace) {
            if (member.state == State.WAREHOUSED && isDue(member)) {
                release(member);
                enterIfReady(member, Mechanism.QUEUE);
                // Whom that set free comes before those who have not entered yet.
                settler.settleSingles();
            }
        }
    }

    /** When the next time of an instruction is due; never, if none is. */
    long nextDueMillis() {
        return timetable.nextMillis();
    }

    /** Does what is due first of all times of instructions; false if there is nothing. */
    boolean passDueTime() {
        Timetable.Entry entry = timetable.take();
        if (entry == null) {
            return false;
        }
        Waiting member = entry.member();
        switch (entry.due()) {
            case FROM -> {
                if (member.reason == Reason.BEFORE_FROM_TIME) {
                    release(member);
                    enterIfReady(member, Mechanism.QUEUE);
                }
            }
            case TILL -> {
                member.overdue = true;
                journal.trace.fold(member.number);
                journal.add(new Event.Overdue(member.number, member.instruction));
            }
            case REJECT -> endings.reject(member);
        }
        return true;
    }

    void save(SnapshotWriter out) {
        Values.put(out, inForce);
        modifications.save(out);
        Values.put(out, settler.rules());
        out.putInt(waiting.all().size());
        for (Waiting member : waiting.all()) {
            out.putLong(member.number);
            Values.put(out, member.instruction);
            for (int leg = 0; leg < member.debited.length; leg++) {
                out.putInt(member.debited[leg].index);
                out.putInt(member.credited[leg].index);
            }
            out.putInt(member.state.ordinal());
            out.putInt(member.reason.number());
            Values.put(out, member.clearedBy);
            out.putInt(member.inQueue ? 1 : 0);
            out.putInt(member.overdue ? 1 : 0);
            out.putLong(member.order);
            Waiting first = member.unit().getFirst();
            out.putLong(first == member ? 0 : first.number);
        }
        cycles.save(out);
    }

    void restore(SnapshotReader in) {
        inForce = Values.version(in);
        modifications.restore(in);
        settler.adopt(Values.rules(in));
        for (int left = in.getInt(); left > 0; left--) {
            long number = in.getLong();
            Instruction instruction = Values.instruction(in);
            Account[] debited = new Account[instruction.legs().size()];
            Account[] credited = new Account[debited.length];
            for (int leg = 0; leg < debited.length; leg++) {
                debited[leg] = directory.account(in.getInt());
                credited[leg] = directory.account(in.getInt());
            }
            Waiting member = new Waiting(number, instruction, debited, credited);
            member.state = State.values()[in.getInt()];
            member.reason = Reason.of(in.getInt());
            member.clearedBy = Values.version(in);
            boolean inQueue = in.getInt() == 1;
            member.overdue = in.getInt() == 1;
            member.order = in.getLong();
            member.stand();
            Waiting mate = waiting.get(in.getLong());
            waiting.add(member);
            timetable.add(member, journal.nowMillis);
            if (inQueue) {
                settler.putBack(member);
            }
            if (mate != null) {
                pairs.remove(mate);
                member.match(mate);
            } else {
                pairs.add(member);
            }
        }
        settler.fileAll();
        cycles.restore(in, waiting);
    }
}
