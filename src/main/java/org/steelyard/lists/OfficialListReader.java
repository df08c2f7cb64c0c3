package org.steelyard.lists;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

import org.codehaus.stax2.XMLStreamReader2;
import org.steelyard.screening.ListEntry;
import org.steelyard.screening.ListReader;
import org.steelyard.screening.ListReading;
import org.steelyard.screening.ListWriter;
import org.steelyard.screening.SanctionsList;

/**
 * Finds out by a file's content whose list it is, and reads it whole or not at all. The result has gone
 * through {@link ListReader} as well: what can be imported can be put in force.
 */
public final class OfficialListReader {

    private static final int HEAD_BYTES = 4_096;

    private final Optional<LocalDate> published;
    private final Opener opener;
    private final Notes notes = new Notes();

    /**
     * A reader for one list.
     *
     * @param published the list's day, for formats that do not say it; what a file says itself goes first
     * @param opener opens each file, so that the caller can show how far reading is
     */
    public OfficialListReader(Optional<LocalDate> published, Opener opener) {
        this.published = published;
        this.opener = opener;
    }

    /** Opens a file from its beginning. */
    public interface Opener {
        /** The bytes of the file. */
        InputStream open(Path file) throws IOException;
    }

    private record Found(String format, String source, String sha256, Optional<LocalDate> day,
            Iterable<EntryDraft> drafts) {
    }

    /** Reads a file, or the folder in which OFAC's {@code sdn.csv} stands. */
    public OfficialReading read(Path path) {
        Path file = Files.isDirectory(path) ? path.resolve(OfacCsv.MAIN) : path;
        String name = String.valueOf(file.getFileName());
        try {
            String head = head(file);
            if (head.startsWith("{\"format\":\"steelyard-list/")) {
                return own(file);
            }
            return written(found(file, head));
        } catch (FormatFaultException e) {
            return new OfficialReading.Refused(
                    e.place().startsWith("line ") ? name + " " + e.place() : e.place(),
                    e.reason());
        } catch (IOException e) {
            return new OfficialReading.Refused(name, "cannot be read: " + e);
        }
    }

    private OfficialReading own(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = opener.open(file)) {
            bytes = in.readAllBytes();
        }
        return switch (ListReader.read(new ByteArrayInputStream(bytes))) {
            case ListReading.Accepted(SanctionsList list) ->
                new OfficialReading.Accepted("Steelyard's own format",
                        list.sha256(), list,
                        new String(bytes, StandardCharsets.UTF_8), List.of());
            case ListReading.Refused(int line, String reason) -> new OfficialReading.Refused(
                    file.getFileName() + " line " + line, reason);
        };
    }

    private Found found(Path file, String head) throws IOException, FormatFaultException {
        String text = head.startsWith("\uFEFF") ? head.substring(1) : head;
        if (text.stripLeading().startsWith("<")) {
            return xml(file);
        }
        if (text.startsWith(UkCsv.FIRST)) {
            Fingerprint print = Fingerprint.of(file, opener);
            Charset charset = print.utf8() ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
            UkCsv uk = new UkCsv(notes);
            try (InputStream in = opener.open(file)) {
                Iterable<EntryDraft> drafts = uk.read(in, charset);
                return new Found("OFSI consolidated list (CSV)", "United Kingdom, OFSI consolidated list",
                        print.sha256(), uk.published(), drafts);
            }
        }
        if (text.matches("(?s)[0-9]{1,9},.*")) {
            return ofacCsv(file);
        }
        throw new FormatFaultException(file.getFileName() + " line 1",
                "this is none of the formats that are known"
                        + " (docs/reference/official-lists.md)");
    }

    private Found ofacCsv(Path file) throws IOException, FormatFaultException {
        OfacCsv ofac = new OfacCsv(notes);
        List<String> prints = new ArrayList<>();
        prints.add(Fingerprint.of(file, opener).sha256());
        try (InputStream in = opener.open(file)) {
            ofac.main(in);
        }
        for (String more : List.of(OfacCsv.ALIASES, OfacCsv.ADDRESSES, OfacCsv.COMMENTS)) {
            Path beside = file.resolveSibling(more);
            if (Files.exists(beside)) {
                prints.add(Fingerprint.of(beside, opener).sha256());
                try (InputStream in = opener.open(beside)) {
                    switch (more) {
                        case OfacCsv.ALIASES -> ofac.aliases(in);
                        case OfacCsv.ADDRESSES -> ofac.addresses(in);
                        default -> ofac.comments(in);
                    }
                }
            } else if (more.equals(OfacCsv.ALIASES)) {
                throw new FormatFaultException(file.getFileName().toString(),
                        more + " must stand beside it: without it every alias would be missed");
            } else {
                notes.say(more + " is not beside it");
            }
        }
        return new Found("OFAC SDN (CSV set)", "OFAC, Specially Designated Nationals",
                Fingerprint.ofAll(prints),
                Optional.empty(), ofac.drafts(day(Optional.empty())));
    }

    private Found xml(Path file) throws IOException, FormatFaultException {
        String print = Fingerprint.of(file, opener).sha256();
        String root = root(file);
        try (InputStream in = opener.open(file)) {
            return switch (root) {
                case UnList.ROOT -> {
                    UnList un = new UnList(notes);
                    Iterable<EntryDraft> drafts = un.read(in);
                    yield new Found("UN consolidated list (XML)",
                            "United Nations Security Council, consolidated list", print, un.published(),
                            drafts);
                }
                case OfacXml.ROOT -> {
                    OfacXml ofac = new OfacXml(notes);
                    Iterable<EntryDraft> drafts = ofac.read(in);
                    yield new Found("OFAC SDN (XML)", "OFAC, Specially Designated Nationals", print,
                            ofac.published(), drafts);
                }
                default -> throw new FormatFaultException("line 1", "the XML element \"" + root
                        + "\" begins none of the formats that are known (docs/reference/official-lists.md)");
            };
        }
    }

    private String root(Path file) throws IOException, FormatFaultException {
        try (InputStream in = opener.open(file)) {
            XMLStreamReader2 parser = XmlRecords.parser(in);
            while (parser.hasNext()) {
                if (parser.next() == XMLStreamConstants.START_ELEMENT) {
                    return parser.getLocalName();
                }
            }
            throw new FormatFaultException("line 1", "not XML");
        } catch (XMLStreamException e) {
            throw XmlRecords.malformed(e, "line 1");
        }
    }

    private LocalDate day(Optional<LocalDate> said) throws FormatFaultException {
        Optional<LocalDate> day = said.or(() -> published);
        if (day.isEmpty()) {
            throw new FormatFaultException("the list", "this format does not say the list's day: say it with"
                    + " --published 2026-11-23");
        }
        return day.get();
    }

    private OfficialReading written(Found found) throws FormatFaultException {
        LocalDate day = day(found.day());
        List<ListEntry> entries = new ArrayList<>();
        for (EntryDraft draft : found.drafts()) {
            entries.add(draft.build(day, notes));
        }
        byte[] bytes = ListWriter.write(found.source(), day, false, entries);
        return switch (ListReader.read(new ByteArrayInputStream(bytes))) {
            case ListReading.Accepted(SanctionsList list) -> new OfficialReading.Accepted(found.format(),
                    found.sha256(), list, new String(bytes, StandardCharsets.UTF_8), notes.all());
            case ListReading.Refused(int line, String reason) -> new OfficialReading.Refused(
                    line < 2 ? "the list" : "entry " + entries.get(line - 2).id(), reason);
        };
    }

    private String head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8);
        }
    }
}
