package org.steelyard.iso20022;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.steelyard.money.Bic;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.OriginalMessage;

/** Whatever happens, what we write about it is valid by the official schemas. */
final class OutgoingValidityTest {

    private static final int SEEDS = 200;

    private final MessageWriter writer = new MessageWriter(Bic.of("STYDXXXX"));

    @BeforeEach
    void the_official_schemas_are_here() {
        assumeTrue(StandardSchemas.areHere(), "no official schemas at " + StandardSchemas.folder());
    }

    @Test
    void whatever_happens_is_told_in_valid_messages() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            AnyHappening any = new AnyHappening(seed);
            for (Supplier<Event> happening : any.told()) {
                Logged logged = any.logged(happening.get());
                List<Outgoing> messages = writer.about(logged, OriginalMessage.NONE,
                        List.of(any.bank(), any.bank()));
                for (Outgoing message : messages) {
                    isValid(message, "seed " + seed + ", " + logged);
                }
                if (!(logged.event() instanceof Event.DayOpened)
                        && !(logged.event() instanceof Event.PhaseReached)
                        && !(logged.event() instanceof Event.Overdue)) {
                    isValid(writer.answer(logged), "seed " + seed + ", answer to " + logged);
                }
            }
        }
    }

    @Test
    void every_statement_is_valid() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            AnyHappening any = new AnyHappening(seed);
            isValid(writer.statement(any.page(), MessageIds.LAST_INDEX - seed, any.timeMillis()),
                    "seed " + seed);
            for (Report report : Report.values()) {
                isValid(writer.report(report, any.page(), MessageIds.LAST_INDEX - seed, any.timeMillis()),
                        "seed " + seed);
            }
        }
    }

    @Test
    void every_refusal_is_valid() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            AnyHappening any = new AnyHappening(seed);
            Reading.Unreadable unreadable = new Reading.Unreadable(Rule.NOT_XML, any.text(700),
                    any.text(700));
            isValid(writer.refusal(unreadable, any.bank(), any.text(60), any.timeMillis()), "seed " + seed);
            Header header = new Header(any.bank(), any.bank(), "M" + any.text(34), "pacs.009.001.08");
            Reading.Refused refused = new Reading.Refused(header, Rule.NOT_XML, any.text(700), any.text(700));
            isValid(writer.refusal(refused, any.bank(), header.messageId(), any.timeMillis()),
                    "seed " + seed);
            isValid(writer.here(header, any.timeMillis()), "seed " + seed);
        }
    }

    private static void isValid(Outgoing message, String as) {
        assertThat(StandardSchemas.complaints(message.xml())).as(as + "\n" + message.xml()).isEmpty();
        assertThat(message.messageId()).as(as).hasSizeBetween(1, 35);
        assertThat(message.xml()).as(as).contains("<BizMsgIdr>" + message.messageId() + "</BizMsgIdr>",
                "<MsgDefIdr>" + message.definition() + "</MsgDefIdr>");
    }
}
