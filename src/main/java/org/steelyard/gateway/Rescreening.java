package org.steelyard.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steelyard.iso20022.Content;
import org.steelyard.iso20022.MessageReader;
import org.steelyard.iso20022.Reading;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.OriginalMessage;
import org.steelyard.settlement.Reason;
import org.steelyard.settlement.Screened;
import org.steelyard.settlement.ScreeningVersion;

/**
 * Screens again what is held because nobody has screened it yet, or because another list came into force
 * (catalogue K6). What was held for a hit stays held; that is for people to judge.
 */
final class Rescreening {

    private static final Logger LOG = LoggerFactory.getLogger(Rescreening.class);

    /** Instructions that are read and screened before their answers are waited for. */
    static final int PAGE = 200;

    private final MessageReader reader;
    private final ScreeningDesk desk;
    private final Doors doors;
    private final Duration answerWithin;

    Rescreening(MessageReader reader, ScreeningDesk desk, Doors doors, Duration answerWithin) {
        this.reader = reader;
        this.desk = desk;
        this.doors = doors;
        this.answerWithin = answerWithin;
    }

    /**
     * Goes once through all that is held.
     *
     * @return how many instructions the engine was told a new word about
     */
    int run() throws InterruptedException {
        ScreeningVersion version = desk.version();
        if (version.equals(ScreeningVersion.NONE) || !doors.status().listInForce().equals(version)) {
            // The engine would believe nothing that this desk says now.
            return 0;
        }
        int told = 0;
        long after = 0;
        for (List<HeldInstruction> page = doors.held(after, PAGE); !page.isEmpty(); page = doors.held(after,
                PAGE)) {
            List<CompletableFuture<Logged>> answers = new ArrayList<>();
            for (HeldInstruction held : page) {
                screenAgain(held).ifPresent(screened -> answers
                        .add(doors.submit(new Command.Rescreen(held.number(), screened))));
            }
            if (!isAnswered(answers)) {
                return told;
            }
            told += answers.size();
            after = page.getLast().number();
        }
        return told;
    }

    private Optional<Screened> screenAgain(HeldInstruction held) {
        if (held.reason() == Reason.HIT || held.original().equals(OriginalMessage.NONE)) {
            return Optional.empty();
        }
        if (!(reader.read(held.original().bytes()) instanceof Reading.Accepted accepted)
                || !(accepted.content() instanceof Content.Payment payment)) {
            LOG.error("instruction {} is no message that these rules accept; it stays held", held.number());
            return Optional.empty();
        }
        Screened screened = desk.screen(payment.instruction().message(), accepted.screenables());
        boolean isNews = !(screened instanceof Screened.Unavailable) || held.reason() != Reason.NOT_SCREENED;
        return isNews ? Optional.of(screened) : Optional.empty();
    }

    private boolean isAnswered(List<CompletableFuture<Logged>> answers) throws InterruptedException {
        try {
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                    .get(answerWithin.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("screening again broke off; it goes on with the next look", e);
            return false;
        }
    }
}
