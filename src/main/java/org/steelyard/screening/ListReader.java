package org.steelyard.screening;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Reads a list of Steelyard's own format ({@code docs/reference/list-format.md}), strictly: the first
 * fault refuses the whole list. Lines are read one after the other; only the entries are kept.
 */
public final class ListReader {

    /** The first format, and the one that also holds what official lists say besides. */
    static final List<String> FORMATS = List.of("steelyard-list/1", "steelyard-list/2");

    /** Longest line in bytes: a few hundred names; the largest public entries have about a hundred. */
    static final int MAX_LINE_BYTES = 65_536;

    /** Most entries: some ten times all public lists of today together. */
    static final int MAX_ENTRIES = 1_000_000;

    private static final String DEMO_LIST = "demo-list.jsonl";

    private final InputStream in;
    private final Map<String, Integer> lineOfId = new HashMap<>();
    private final List<ListEntry> entries = new ArrayList<>();
    private int line;

    private ListReader(InputStream in) {
        this.in = in;
    }

    /** Reads a file; one that cannot be opened or read is refused too. */
    public static ListReading read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        } catch (IOException e) {
            return new ListReading.Refused(0, "cannot read " + file + ": " + e);
        }
    }

    /** Reads to the end of the stream and leaves it open. */
    public static ListReading read(InputStream bytes) {
        DigestInputStream digested = new DigestInputStream(bytes, Digests.sha256());
        ListReader reader = new ListReader(new BufferedInputStream(digested));
        try {
            ListLine.Header header = reader.header();
            reader.body(header);
            String sha256 = HexFormat.of().formatHex(digested.getMessageDigest().digest());
            return new ListReading.Accepted(new SanctionsList(header.source(), header.published(),
                    header.invented(), sha256, reader.entries));
        } catch (ListFaultException e) {
            return new ListReading.Refused(reader.line, e.reason());
        } catch (IOException e) {
            return new ListReading.Refused(reader.line, "reading broke off: " + e);
        }
    }

    /** Reads the small list that comes with Steelyard: every entry of it is invented. */
    public static ListReading readDemoList() {
        try (InputStream in = ListReader.class.getResourceAsStream(DEMO_LIST)) {
            if (in == null) {
                return new ListReading.Refused(0, "the demo list is missing from this build");
            }
            return read(in);
        } catch (IOException e) {
            return new ListReading.Refused(0, "cannot read the demo list: " + e);
        }
    }

    private ListLine.Header header() throws IOException, ListFaultException {
        String text = nextLine();
        if (text.isEmpty()) {
            line = 1;
            throw new ListFaultException("the file is empty: the header line is missing");
        }
        return ListLine.header(text);
    }

    private void body(ListLine.Header header) throws IOException, ListFaultException {
        for (String text = nextLine(); !text.isEmpty(); text = nextLine()) {
            if (entries.size() == header.count()) {
                throw new ListFaultException("the header promises " + header.count()
                        + " entries, but here is one more");
            }
            ListEntry entry = ListLine.entry(text, header.format());
            Integer first = lineOfId.putIfAbsent(entry.id(), line);
            if (first != null) {
                throw new ListFaultException("id \"" + entry.id() + "\" is already on line " + first);
            }
            checkSince(entry, header.published());
            checkNames(entry);
            entries.add(entry);
        }
        if (entries.size() < header.count()) {
            throw new ListFaultException("the header promises " + header.count() + " entries, but the file"
                    + " ends after " + entries.size() + ": it is cut off or the count is wrong");
        }
    }

    private static void checkSince(ListEntry entry, LocalDate published) throws ListFaultException {
        if (entry.since().isAfter(published)) {
            throw new ListFaultException("\"since\" " + entry.since() + " is after the list's own date "
                    + published);
        }
    }

    /** A name that could never match would be a hole in the list that nobody sees. */
    private static void checkNames(ListEntry entry) throws ListFaultException {
        List<String> compared = new ArrayList<>(entry.names());
        compared.addAll(entry.details().weakNames());
        for (String name : compared) {
            String fault = NameForms.fault(name);
            if (!fault.isEmpty()) {
                throw new ListFaultException("the name \"" + name + "\" can never match: " + fault);
            }
        }
        for (String name : entry.details().unreadNames()) {
            if (NameForms.fault(name).isEmpty()) {
                throw new ListFaultException("the name \"" + name
                        + "\" can be compared: it is not \"unread\"");
            }
        }
    }

    /** The next line without its line feed; empty at the end of the file, since no line may be empty. */
    private String nextLine() throws IOException, ListFaultException {
        int b = in.read();
        if (b < 0) {
            return "";
        }
        line++;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (; b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new ListFaultException("the file ends inside this line: every line, the last one too,"
                        + " ends with a line feed");
            }
            if (b == '\r') {
                throw new ListFaultException("carriage return: lines end with a line feed alone");
            }
            if (bytes.size() == MAX_LINE_BYTES) {
                throw new ListFaultException("longer than " + MAX_LINE_BYTES + " bytes");
            }
            bytes.write(b);
        }
        if (bytes.size() == 0) {
            throw new ListFaultException("empty line");
        }
        return decode(bytes.toByteArray());
    }

    private static String decode(byte[] bytes) throws ListFaultException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new ListFaultException("not UTF-8");
        }
    }
}
