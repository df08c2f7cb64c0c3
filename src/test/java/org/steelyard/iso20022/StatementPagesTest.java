package org.steelyard.iso20022;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.settlement.Entry;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Pages;
import org.steelyard.settlement.References;
import org.steelyard.settlement.Statement;
import org.steelyard.settlement.StatementPage;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** A bank that reads the pages of a statement, and nothing else, can reckon that nothing is missing. */
final class StatementPagesTest {

    private static final int LARGEST_MESSAGE_BYTES = 512 * 1024;
    private static final int DAYS = 40;
    private static final AccountId ACCOUNT = new AccountId(Happened.CNY, Happened.HARBOUR);

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void on_random_days_opening_and_entries_give_closing_from_page_to_page_and_from_day_to_day() {
        BigDecimal carried = BigDecimal.ZERO;
        Statement before = day(Amount.zero(ACCOUNT.currency()), 1, 0);
        int entry = 1;
        for (int day = 1; day <= DAYS; day++) {
            int entries = random.nextInt(day % 4 == 0 ? 900 : 5);
            Statement statement = day(before.closing(), entry, entries);
            List<Element> pages = read(Pages.of(statement, day, true), day);
            for (int i = 0; i < pages.size(); i++) {
                Element page = pages.get(i);
                boolean isFirst = i == 0;
                boolean isLast = i == pages.size() - 1;
                String as = "seed " + seed + ", day " + day + ", page " + (i + 1);
                assertThat(text(page, "PgNb")).as(as).isEqualTo(Integer.toString(i + 1));
                assertThat(text(page, "LastPgInd")).as(as).isEqualTo(Boolean.toString(isLast));
                assertThat(text(page, "ElctrncSeqNb")).as(as).isEqualTo(Integer.toString(day));
                List<Element> balances = all(page, "Bal");
                assertThat(balances).as(as).hasSize(2);
                assertThat(type(balances.getFirst())).as(as).isEqualTo(isFirst ? "OPBD" : "ITBD INTM");
                assertThat(type(balances.getLast())).as(as).isEqualTo(isLast ? "CLBD" : "ITBD INTM");
                assertThat(signed(balances.getFirst())).as(as).isEqualByComparingTo(carried);
                for (Element each : all(page, "Ntry")) {
                    assertThat(text(each, "NtryRef")).as(as).isEqualTo(Integer.toString(entry++));
                    carried = carried.add(signed(each));
                }
                assertThat(signed(balances.getLast())).as(as).isEqualByComparingTo(carried);
                assertThat(summed(page)).as(as)
                        .isEqualByComparingTo(
                                signed(balances.getLast()).subtract(signed(balances.getFirst())));
            }
            before = statement;
        }
    }

    @Test
    void a_report_in_the_day_ends_with_an_interim_balance_that_is_not_carried() {
        Statement soFar = day(Amount.zero(ACCOUNT.currency()), 1, StatementPage.MOST_LINES + 1);
        List<StatementPage> pages = Pages.of(soFar, 3, false);
        List<String> types = pages.stream()
                .map(page -> Written.WRITER.report(Report.INTERIM, page, 900, Happened.NOW).xml())
                .flatMap(xml -> all(parsed(xml), "Bal").stream()).map(StatementPagesTest::type).toList();
        assertThat(types).containsExactly("OPBD", "ITBD INTM", "ITBD INTM", "ITBD");
    }

    @Test
    void a_full_page_with_the_longest_references_is_below_the_largest_message() {
        String longest = "\"".repeat(35);
        References references = new References(Bic.of("ZZHDCNB0XXX"), longest, longest, longest,
                Happened.UETR);
        Statement statement = statement(Amount.zero(ACCOUNT.currency()), 1, StatementPage.MOST_LINES,
                references);
        StatementPage page = Pages.of(statement, 1, true).getFirst();
        for (Report report : Report.values()) {
            String xml = Written.WRITER.report(report, page, MessageIds.LAST_INDEX, Happened.NOW).xml();
            assertThat(xml.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LARGEST_MESSAGE_BYTES);
        }
    }

    @Test
    void no_two_pages_share_an_identification() {
        Statement statement = day(Amount.zero(ACCOUNT.currency()), 1, 1_000);
        Set<String> seen = new HashSet<>();
        for (StatementPage page : Pages.of(statement, 1, true)) {
            assertThat(seen.add(Written.WRITER.statement(page, 900, Happened.NOW).messageId())).isTrue();
            for (Report report : Report.values()) {
                assertThat(seen.add(Written.WRITER.report(report, page, 900, Happened.NOW).messageId()))
                        .isTrue();
            }
        }
        assertThat(seen).hasSize(20);
    }

    private Statement day(Amount opening, int firstEntry, int entries) {
        return statement(opening, firstEntry, entries, Happened.REFERENCES);
    }

    private Statement statement(Amount opening, int firstEntry, int entries, References references) {
        List<Statement.Line> lines = new ArrayList<>();
        Amount balance = opening;
        for (int i = 0; i < entries; i++) {
            Amount amount = new Amount(ACCOUNT.currency(), 1 + random.nextLong(1_000_000_000_000L));
            amount = random.nextBoolean() ? amount : amount.negated();
            balance = balance.plus(amount);
            lines.add(new Statement.Line(new Entry(ACCOUNT, amount, balance, firstEntry + i), references,
                    Kind.BANK_PAYMENT, Happened.BIRCH, Happened.NOW + i));
        }
        return new Statement(ACCOUNT, Happened.TODAY, opening, lines, balance);
    }

    private static List<Element> read(List<StatementPage> pages, int day) {
        return pages.stream().map(page -> parsed(Written.WRITER.statement(page, day, Happened.NOW).xml()))
                .toList();
    }

    private static Element parsed(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
        } catch (Exception broken) {
            throw new AssertionError(xml, broken);
        }
    }

    private static List<Element> all(Element within, String name) {
        NodeList found = within.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(found::item).map(Element.class::cast).toList();
    }

    private static String text(Element within, String name) {
        return all(within, name).getFirst().getTextContent();
    }

    /** The code and, if there is one, the subtype. */
    private static String type(Element balance) {
        List<Element> subtypes = all(balance, "SubTp");
        return text(balance, "CdOrPrtry").strip()
                + (subtypes.isEmpty() ? "" : " " + subtypes.getFirst().getTextContent().strip());
    }

    private static BigDecimal signed(Element element) {
        BigDecimal size = BigDecimal.ZERO;
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element found && found.getTagName().equals("Amt")) {
                size = new BigDecimal(found.getTextContent());
            }
        }
        return text(element, "CdtDbtInd").equals("CRDT") ? size : size.negate();
    }

    private static BigDecimal summed(Element page) {
        Element summary = all(page, "TxsSummry").getFirst();
        return new BigDecimal(text(all(summary, "TtlCdtNtries").getFirst(), "Sum"))
                .subtract(new BigDecimal(text(all(summary, "TtlDbtNtries").getFirst(), "Sum")));
    }
}
