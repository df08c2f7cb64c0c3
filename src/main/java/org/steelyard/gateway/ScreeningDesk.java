package org.steelyard.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steelyard.iso20022.Screenable;
import org.steelyard.screening.Hit;
import org.steelyard.screening.ListReading;
import org.steelyard.screening.SanctionsList;
import org.steelyard.screening.Screening;
import org.steelyard.screening.Subject;
import org.steelyard.screening.Verdict;
import org.steelyard.settlement.Clearance;
import org.steelyard.settlement.Digest;
import org.steelyard.settlement.Screened;
import org.steelyard.settlement.ScreeningVersion;

/**
 * Screens messages for the engine and keeps the list fresh. It can load a list, and take screening down; it
 * has no way to let something pass. Safe for any number of threads.
 */
public final class ScreeningDesk {

    /** The longest finding that is kept with a held instruction, in characters. */
    static final int LONGEST_FINDING = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(ScreeningDesk.class);

    /** The list that the operator handed in last; it outlives a restart. */
    private static final String HANDED_IN = "list.jsonl";

    /** The time of what has not come. */
    private static final Instant NEVER = Instant.EPOCH;

    private final Screening screening = new Screening();
    private final Source source;
    private final Path folder;
    private final Duration maxAge;
    private final InstantSource clock;
    /** When the list in use came: at its file's time, or at the start for the one inside the program. */
    private volatile Instant since = NEVER;

    /** Where the list comes from at the start. */
    public sealed interface Source {

        /** The small invented one inside the program: for trying things out, never for money. */
        record Invented() implements Source {
        }

        /** A file that the operator has imported. */
        record ListFile(Path file) implements Source {
        }
    }

    private ScreeningDesk(Source source, Path folder, Duration maxAge, InstantSource clock) {
        this.source = source;
        this.folder = folder;
        this.maxAge = maxAge;
        this.clock = clock;
    }

    /**
     * Opens the desk with the list that came last: the one that the operator handed in, or the source's. If
     * neither can be read there is no list, and everything waits.
     *
     * @param source the list of the configuration
     * @param folder where a list that is handed in later is kept
     * @param maxAge a list that came longer ago counts as none
     * @param clock the time of day
     */
    public static ScreeningDesk open(Source source, Path folder, Duration maxAge, InstantSource clock) {
        ScreeningDesk desk = new ScreeningDesk(source, folder, maxAge, clock);
        desk.loadLast();
        desk.checkAge();
        return desk;
    }

    private void loadLast() {
        Path handedIn = folder.resolve(HANDED_IN);
        try {
            Instant handedInAt = timeOf(handedIn);
            switch (source) {
                case Source.Invented invented -> {
                    if (handedInAt.equals(NEVER)) {
                        report("the invented list", screening.loadDemoList());
                        since = clock.instant();
                    } else {
                        load(handedIn);
                    }
                }
                case Source.ListFile given ->
                    load(timeOf(given.file()).isBefore(handedInAt) ? handedIn : given.file());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the list's file cannot be looked at", e);
        }
    }

    private void load(Path file) throws IOException {
        report(file.toString(), screening.load(file));
        since = timeOf(file);
    }

    private static Instant timeOf(Path file) throws IOException {
        return Files.exists(file) ? Files.getLastModifiedTime(file).toInstant() : NEVER;
    }

    private static void report(String name, ListReading reading) {
        switch (reading) {
            case ListReading.Accepted accepted -> LOG.info("screening by {}: {} of {}, {} entries", name,
                    accepted.list().source(), accepted.list().published(), accepted.list().entries().size());
            case ListReading.Refused refused ->
                LOG.error("{} is no list, so nothing settles: {}", name, refused);
        }
    }

    /**
     * Takes a list that the operator hands in, if all of it is right and it is not older than the one in use.
     *
     * @return empty, or why it is refused
     */
    synchronized Optional<RefusedException> take(byte[] bytes) {
        ListReading reading = new Screening().load(new ByteArrayInputStream(bytes));
        if (reading instanceof ListReading.Refused refused) {
            return Optional.of(new RefusedException(DoorRule.LIST_REFUSED, refused.toString()));
        }
        SanctionsList next = ((ListReading.Accepted) reading).list();
        SanctionsList used = list();
        if (used != null && used.source().equals(next.source())
                && next.published().isBefore(used.published())) {
            return Optional.of(new RefusedException(DoorRule.LIST_OLDER, "the list in use is of "
                    + used.published() + ", this one of " + next.published()));
        }
        keep(bytes);
        report("the list handed in", screening.load(new ByteArrayInputStream(bytes)));
        since = clock.instant();
        return Optional.empty();
    }

    private void keep(byte[] bytes) {
        try {
            Files.createDirectories(folder);
            Path next = folder.resolve(HANDED_IN + ".next");
            Files.write(next, bytes);
            Files.move(next, folder.resolve(HANDED_IN), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the list cannot be kept in " + folder, e);
        }
    }

    /** Stops screening if the list has become too old; {@link #version} then says so to the engine. */
    void checkAge() {
        if (screening.state() instanceof Screening.State.Loaded && age().compareTo(maxAge) > 0) {
            String why = "the list is " + age().toHours() + " hours old; at most " + maxAge.toHours()
                    + " are allowed";
            LOG.error("nothing settles: {}", why);
            screening.takeDown(why);
        }
    }

    /** The list and rules by which messages are cleared now; NONE if they are not. */
    ScreeningVersion version() {
        return screening.state() instanceof Screening.State.Loaded loaded
                ? new ScreeningVersion(loaded.screener().list().version(), loaded.screener().ruleVersion())
                : ScreeningVersion.NONE;
    }

    /** The list in use; null if there is none. */
    @Nullable
    SanctionsList list() {
        return screening.state() instanceof Screening.State.Loaded loaded ? loaded.screener().list() : null;
    }

    /** How long ago the list came. */
    Duration age() {
        return Duration.between(since, clock.instant());
    }

    /** What is wrong with screening; empty if nothing is. */
    Optional<String> trouble() {
        return switch (screening.state()) {
            case Screening.State.Loaded loaded -> Optional.empty();
            case Screening.State.NoList none -> Optional.of("no sanctions list is loaded");
            case Screening.State.Down down -> Optional.of("screening is down: " + down.reason());
        };
    }

    /**
     * What the engine is told of a message.
     *
     * @param message digest of its bytes
     * @param screenables all that is to be screened in it
     */
    Screened screen(Digest message, List<Screenable> screenables) {
        checkAge();
        return switch (screening.screen(screenables.stream().map(ScreeningDesk::subject).toList())) {
            case Verdict.Clear clear -> new Screened.Clear(
                    new Clearance(message, new ScreeningVersion(clear.listVersion(), clear.ruleVersion())));
            case Verdict.Hits hits -> new Screened.Hit(finding(hits.hits()));
            // A hit beside something unreadable is a hit: it must not be lost when that can be read later.
            case Verdict.Unavailable unavailable when !unavailable.hits().isEmpty() ->
                new Screened.Hit(finding(unavailable.hits()));
            case Verdict.Unavailable unavailable -> new Screened.Unavailable(shortened(unavailable.reason()));
        };
    }

    private static Subject subject(Screenable screenable) {
        return new Subject(screenable.place(), switch (screenable.kind()) {
            case NAME -> Subject.Kind.NAME;
            case BIC -> Subject.Kind.BIC;
            case LEI -> Subject.Kind.LEI;
            case ACCOUNT -> Subject.Kind.ACCOUNT;
            case COUNTRY -> Subject.Kind.COUNTRY;
            case TEXT -> Subject.Kind.TEXT;
        }, screenable.text());
    }

    private static String finding(List<Hit> hits) {
        StringBuilder finding = new StringBuilder();
        int told = 0;
        for (Hit hit : hits) {
            if (told > 0 && finding.length() + hit.explanation().length() > LONGEST_FINDING / 2) {
                return shortened(finding + " And " + (hits.size() - told) + " more.");
            }
            finding.append(told == 0 ? "" : " ").append(hit.explanation());
            told++;
        }
        return shortened(finding.toString());
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_FINDING ? text : text.substring(0, LONGEST_FINDING);
    }
}
