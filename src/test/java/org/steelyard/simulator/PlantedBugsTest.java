package org.steelyard.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Would the fault simulation notice? Each bug in this table was planted to ask it. */
class PlantedBugsTest {

    private static final long SEED = 1;
    /** The rarest bug needs some hundred thousand; most need a few hundred. */
    private static final long MOST_STEPS = 1_500_000;
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(10);
    private static final int WITHOUT_SHRINKING = 0;

    static Stream<PlantedBug> bugs() {
        return Stream.of(bugsOfInstructions(), bugsOfQueues(), bugsOfLimits()).flatMap(each -> each);
    }

    private static Stream<PlantedBug> bugsOfInstructions() {
        return Stream.of(
                // Money.
                new PlantedBug("a credit is one minor unit short", "Settler",
                        "member.credited[leg].book(minor,", "member.credited[leg].book(minor - 1,"),
                new PlantedBug("an account may go one unit below its credit", "Position",
                        "headroom() + pending >= 0", "headroom() + pending >= -1"),
                new PlantedBug("entries are numbered anew after a restart", "Directory",
                        "account.entries = figures[2]", "account.entries = 0"),
                // Rules.
                new PlantedBug("a value date may not lie as far ahead as it may", "Admission",
                        "ahead > MOST_DAYS_AHEAD", "ahead >= MOST_DAYS_AHEAD"),
                new PlantedBug("a payment can be returned twice", "Admission",
                        "register.returnedBy(number) != 0", "register.returnedBy(number) < 0"),
                new PlantedBug("a return that is over bars the next one", "Endings",
                        "register.returnedBy(register.numberOf(returning.original()), 0);", ""),
                new PlantedBug("the same message again is not noticed", "Instructions",
                        "register.numberOf(key);", "0;"),
                new PlantedBug("a pair matches though one side asks for another amount", "Pairs",
                        "&& second.counterAmount().equals(one.legs().getFirst().amount())", ""),
                // Time.
                new PlantedBug("the log's time runs backwards", "Journal",
                        "Math.max(nowMillis, atMillis)", "atMillis"),
                new PlantedBug("a cut-off is a millisecond late", "Days",
                        "day.nextMillis() <= nowMillis", "day.nextMillis() < nowMillis"),
                new PlantedBug("a counter-leg outlives its leg", "Endings",
                        "over.putIfAbsent(each.number, Reason.COUNTER_LEG_GONE)", "each.isMatched()"),
                // Screening.
                new PlantedBug("a clearance by another list counts", "Instructions",
                        "case Screened.Clear clear when !clear.clearance().version().equals(inForce) ->",
                        "case Screened.Clear clear when clear.clearance().version().list() == 0 ->"),
                new PlantedBug("a clearance is forgotten at a restart", "Instructions",
                        "Values.put(out, member.clearedBy);", "Values.put(out, ScreeningVersion.NONE);"));
    }

    static Stream<PlantedBug> bugsOfProposedSets() {
        return Stream.of(
                new PlantedBug("a proposed set overtakes an urgent instruction", "Together",
                        "allBehind(first.place, after);", ""),
                new PlantedBug("a proposed set overdraws an account by one unit", "Together",
                        "return missing() > 0", "return missing() > 1"),
                new PlantedBug("half a pair settles if nobody proposes the other half", "Together",
                        "member -> !isWhole(member.unit())", "member -> member.number < 0"),
                new PlantedBug("of two equal ones the first to enter is left out", "Together",
                        "Long.compare(other.number, number)", "Long.compare(number, other.number)"),
                new PlantedBug("a run reports too little liquidity", "Moved",
                        "liquidity.merge(currencies.get(index), -change,",
                        "liquidity.merge(currencies.get(index), -change - 1,"));
    }

    static Stream<PlantedBug> bugsOfTimesAndPlaces() {
        return Stream.of(
                new PlantedBug("a from-time is a millisecond late", "Instructions",
                        "instruction.times().fromMillis() > journal.nowMillis",
                        "instruction.times().fromMillis() >= journal.nowMillis"),
                new PlantedBug("what is before its from-time enters with its counter-leg", "Instructions",
                        "!each.inQueue && each.reason != Reason.BEFORE_FROM_TIME", "!each.inQueue"),
                new PlantedBug("the sender is told twice that its till-time has passed", "Instructions",
                        "member.overdue = in.getInt() == 1;", "in.getInt();"),
                new PlantedBug("a settled instruction is rejected at its reject-time", "Settler",
                        "timetable.remove(member);", ""),
                new PlantedBug("till-times come before from-times", "Timetable",
                        "order != 0 ? order : due.compareTo(other.due)",
                        "order != 0 ? order : other.due.compareTo(due)"),
                new PlantedBug("the front is the front of those that went there before", "Modifications",
                        "orderOfEntry(0) - fronts", "orderOfEntry(0) - 1_000_000 + fronts"),
                new PlantedBug("who goes to the back stands before the last that came", "Modifications",
                        "register.last()), lastBack) + 1", "register.last() / 2), lastBack) + 1"),
                new PlantedBug("a changed place is forgotten at a restart", "Instructions",
                        "member.order = in.getLong();", "in.getLong();"),
                new PlantedBug("an old reject-time counts on", "Modifications",
                        "timetable.remove(member);", ""),
                new PlantedBug("anybody may change what waits", "Modifications",
                        "|| !register.isSentBy(number, modification.sender())", ""),
                new PlantedBug("one side of a pair changes its times alone", "Modifications",
                        "member.isMatched() && modification.touchesTimes()", "member.number < 0"));
    }

    private static Stream<PlantedBug> bugsOfLimits() {
        return Stream.of(
                new PlantedBug("offsetting on entry passes urgent payments", "EntryOffset",
                        "turn.heldUpAt(set) == null && ", ""),
                new PlantedBug("offsetting on entry takes the second before the first", "EntryOffset",
                        "lookedAt++;", "lookedAt++; if (lookedAt == 1) { continue; }"),
                new PlantedBug("a limit does not bind", "Touches",
                        "add(priority == Priority.NORMAL ?", "add(priority == Priority.URGENT ?"),
                new PlantedBug("receipts do not fill a limit", "Touches",
                        "add(restrictions.towards(member.debited[leg]), filled);", ""),
                new PlantedBug("what settles is not counted on limits", "Position",
                        "left = Math.min(left + minor, Settlement.MOST_MINOR);", ""),
                new PlantedBug("the multilateral limit counts where a bilateral one is", "Restrictions",
                        "return found != null ? found : multilateral;", "return multilateral;"),
                new PlantedBug("a raised limit lets nobody go", "Limits",
                        "touched.forEach(settler::refile);", ""),
                new PlantedBug("a reservation does not shrink", "Restrictions",
                        "forUrgent = Math.max(0, forUrgent - minor);", ""),
                new PlantedBug("urgent payments use what is kept for the highly urgent", "Restrictions",
                        "urgentFunds.left = -forHighlyUrgent;", ""),
                new PlantedBug("a set forgets what waits of the urgent", "Restrictions",
                        "Math.max(forUrgent, urgent)", "forUrgent"),
                new PlantedBug("a cap does not bind between the countries", "Cap",
                        "return !ownCountry.equals(otherCountry) &&", "return false &&"),
                new PlantedBug("what expires says what held it when it came", "Endings",
                        "obstacle == null ? Reason.FUNDS_SHORT : obstacle.shortage",
                        "unit.getFirst().reason"),
                new PlantedBug("counters do not begin anew with the day", "Limits",
                        "putInForce(each.getKey(), terms.today, NONE);", ""),
                new PlantedBug("a standing limit comes into force at once", "Limits",
                        "if (isToday) {\n            List<Account> touched",
                        "if (minor != 7) {\n            List<Account> touched"),
                new PlantedBug("who has moved on to another shortage is not found there", "Singles",
                        "fileUnder(unit, obstacle) != unit.getFirst().filedUnder",
                        "unit.getFirst().filedUnder == null"),
                new PlantedBug("what is used of limits is forgotten at a restart", "Restrictions",
                        "Position.ofLimit(account, shortage, in.getLong())",
                        "Position.ofLimit(account, shortage, in.getLong() / 2)"),
                new PlantedBug("a proposed set breaks limits", "Together",
                        "for (Position position : Touches.takes(member, leg)) {\n                After",
                        "for (Position position : member.debited[leg].fundsAlone) {\n                After"));
    }

    static Stream<PlantedBug> bugsOfCollateral() {
        return Stream.of(
                new PlantedBug("a haircut is rounded in favour of the bank", "Pool",
                        "value % WHOLE * kept / WHOLE", "(value % WHOLE * kept + WHOLE - 1) / WHOLE"),
                new PlantedBug("a ceiling does not cap what collateral gives", "Pool",
                        "ceiling < 0 ? lendableMinor :", "ceiling < 1_000 ? lendableMinor :"),
                new PlantedBug("collateral is released while its credit is drawn", "Collateral",
                        "item == null && isUncovered", "item != null && item.value() < 0 && isUncovered"),
                new PlantedBug("a fallen price under what is drawn is refused", "Collateral",
                        "item == null && isUncovered", "isUncovered"),
                new PlantedBug("more collateral lets nobody go", "Collateral",
                        "settler.suspect(account);", ""),
                new PlantedBug("a shortfall leaves out the line without collateral", "Collateral",
                        "-account.available()", "-account.balance - pool.secured()"),
                new PlantedBug("line and collateral do not add up", "Account",
                        "creditLimit = line + secured();", "creditLimit = Math.max(line, secured());"),
                new PlantedBug("a ceiling that ends with the day is not noticed", "Limits",
                        "            tellCredit(accounts, secured);\n", ""),
                new PlantedBug("collateral is forgotten at a restart", "Directory",
                        "account.restore(Pool.restore(in));", "Pool.restore(in);"));
    }

    static Stream<PlantedBug> bugsOfReceipts() {
        return Stream.of(
                new PlantedBug("who may receive again lets no payer go", "Settler",
                        "suspectPayersOn(member.debited[leg].ledger);", ""),
                new PlantedBug("a largest set brings more than may be received", "Offsetting",
                        "ReceiverCaps.keep(chosen.values(), directory.accounts())", "chosen.values()"),
                new PlantedBug("for a receiver cap the first goes, not the last", "ReceiverCaps",
                        ".drawing.lastEntry()", ".drawing.firstEntry()"),
                new PlantedBug("who stands behind one that may not be received overtakes it", "ReceiverCaps",
                        "going.addAll(account.queue.tailMap(member.place, false).values());", ""),
                new PlantedBug("short cuts are taken where receipts are capped", "Offsetting",
                        "!isCapped && necessary.isEmpty()", "necessary.isEmpty()"),
                new PlantedBug("what is sent makes no room to receive", "Touches",
                        "return received(member, leg, member.debited[leg]);", "return List.of();"),
                new PlantedBug("a payer waits where only the payee is looked at", "Singles",
                        "return member.debited[leg].funds;", "return obstacle;"),
                new PlantedBug("what was received is forgotten at a restart", "Restrictions",
                        "received.put(in.getText(), position(Reason.CORRIDOR_RECEIVER_CAP, in));",
                        "in.getText(); position(Reason.CORRIDOR_RECEIVER_CAP, in);"));
    }

    static Stream<PlantedBug> bugsOfNetting() {
        return Stream.of(
                new PlantedBug("a net debit cap allows one unit more", "Cycles",
                        "cycle.netDebit(debtor) + amount.minor() > term(",
                        "cycle.netDebit(debtor) + amount.minor() - 1 > term("),
                new PlantedBug("the odd unit of a loss goes to nobody", "Failures",
                        "share.setValue(share.getValue() + 1);", "share.setValue(share.getValue());"),
                new PlantedBug("a loss is shared without regard to guarantees", "Failures",
                        "if (share > guarantee) {", "if (share < 0) {"),
                new PlantedBug("one agent's word is enough across a corridor", "Netting",
                        "agents.add(other.id.agent());", ""),
                new PlantedBug("a guarantee is not lowered by what it paid", "NetSettling",
                        "cycles.term(guarantee, cycles.term(guarantee) - minor);", ""),
                new PlantedBug("a cycle with a held obligation goes on", "Netting",
                        "cycle.phase != NetCycle.Phase.OPEN && cycles.isBound(member)",
                        "cycle.phase == NetCycle.Phase.OPEN && cycles.isBound(member)"),
                new PlantedBug("room in a cycle is offered to nobody who waits", "Cycles",
                        "roomMade |= !cycle.outside.isEmpty();", ""),
                new PlantedBug("confirmations are forgotten at a restart", "Cycles",
                        "cycle.confirmed.add(new Bic(in.getLong()));", "in.getLong();"),
                new PlantedBug("a failed debtor keeps what it has", "NetSettling",
                        "Math.min(owed, Math.max(0, available(debtor)))",
                        "available(debtor) < owed ? 0 : owed"));
    }

    private static Stream<PlantedBug> bugsOfQueues() {
        return Stream.of(
                new PlantedBug("priorities do not count", "Waiting",
                        "(long) instruction.priority().rank() << CLASS_SHIFT | order", "order"),
                new PlantedBug("a normal pair stands among the payments", "Waiting",
                        "needsMate() && !isUrgent()", "number < 0"),
                new PlantedBug("nobody overtakes whatever the rules say", "Turn",
                        "return overtaking == Rules.Overtaking.NORMAL && isNormal(member);", "return false;"),
                new PlantedBug("somebody overtakes whatever the rules say", "Turn",
                        "return overtaking == Rules.Overtaking.NORMAL && isNormal(member);",
                        "return isNormal(member);"),
                new PlantedBug("normal payments overtake urgent ones", "Turn",
                        "&& !(mayOvertake(member) && isNormal(first))", "&& !mayOvertake(member)"),
                new PlantedBug("the smallest overtakes before the first", "Overtakers",
                        "if (before != null) {", "if (before != null && node.draw > before.place) {"),
                new PlantedBug("a better candidate is overlooked", "Singles",
                        "Long.compare(place, other.place)", "Long.compare(version, other.version)"),
                new PlantedBug("nobody looks again after a set has settled", "Settler",
                        "while (!set.isEmpty())", "while (set.size() < 0)"),
                new PlantedBug("rules are forgotten at a restart", "Instructions",
                        "settler.adopt(Values.rules(in));", "Values.rules(in);"),
                new PlantedBug("under new rules all that waits keeps its place", "Settler",
                        "queued.forEach(this::putBack);", "queued.forEach(this::insert);"),
                new PlantedBug("a new instruction starts no search", "Offsetting",
                        "if (member.inQueue && mayBeCovered(member))", "if (member.number < 0)"),
                new PlantedBug("new funds start no search", "Offsetting",
                        "if (new Prospect(account.available(), account.queuedIn).mayCoverHead",
                        "if (account.index < 0 && new Prospect(0, 0).mayCoverHead"),
                new PlantedBug("the start of the day goes by number", "Instructions",
                        "comparingLong(Waiting::placeBehindPayments)",
                        "comparingLong(member -> member.number)"),
                new PlantedBug("an instruction loses its place in the queue at a restart", "Instructions",
                        "if (inQueue) {", "if (inQueue && number % 2 == 0) {"));
    }

    @ParameterizedTest
    @MethodSource({"bugs", "bugsOfProposedSets", "bugsOfCollateral", "bugsOfReceipts", "bugsOfNetting"})
    void a_bug_in_one_line_of_the_engine_is_caught(PlantedBug bug) {
        FaultReport report = simulated(bug.maker());
        assertThat(report.failure()).as(bug.what()).isPresent();
        System.out.println("caught after " + report.commands() + " commands: " + bug.what());
    }

    /** Otherwise the table above would prove nothing but that something is wrong with the loading. */
    @Test
    void an_engine_loaded_anew_without_a_bug_is_sound() {
        PlantedBug none = new PlantedBug("none", "Journal", "sequence++;", "sequence++; ");
        assertThat(simulated(none.maker(), 3_000).failure()).isEmpty();
    }

    @Test
    void the_steps_that_are_left_after_shrinking_fail_too_and_are_few() {
        PlantedBug bug = new PlantedBug("a credit is one minor unit short", "Settler",
                "member.credited[leg].book(minor,", "member.credited[leg].book(minor - 1,");
        FaultReport report = FaultSimulation.of(bug.maker(), SEED).run(MOST_STEPS, LONG_ENOUGH,
                FaultSimulation.Progress.NONE);
        List<String> shortest = report.failure().orElseThrow().shortest();
        assertThat(shortest).hasSizeBetween(2, 15);
        assertThat(shortest).anyMatch(step -> step.contains("Submit"));
    }

    private static FaultReport simulated(Engine.Maker maker) {
        return simulated(maker, MOST_STEPS);
    }

    private static FaultReport simulated(Engine.Maker maker, long steps) {
        return new FaultSimulation(maker, SEED, WITHOUT_SHRINKING).run(steps, LONG_ENOUGH,
                FaultSimulation.Progress.NONE);
    }
}
