package org.steelyard.lists;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Comma-separated values of RFC 4180, row by row and strictly: UTF-8, the same number of cells in every
 * row, quotes that close, and no text after them. A byte 0x1A at the end is the old mark of a file's end.
 */
final class CsvRows {

    /** Longest row in characters: remarks have 1,000, addresses and comments some thousands. */
    private static final int MAX_ROW_CHARS = 100_000;

    private static final int END_MARK = 0x1A;

    private final String file;
    private final BufferedReader in;
    private final int cells;
    private int line = 1;
    private int rowLine;
    private boolean endMark;

    CsvRows(String file, InputStream bytes, int cells) {
        this(file, bytes, StandardCharsets.UTF_8, cells);
    }

    CsvRows(String file, InputStream bytes, Charset charset, int cells) {
        this.file = file;
        this.cells = cells;
        in = new BufferedReader(new InputStreamReader(bytes, charset.newDecoder()));
    }

    /** Where the row that was read last begins. */
    String place() {
        return file + " line " + rowLine;
    }

    FormatFaultException fault(String reason) {
        return new FormatFaultException(place(), reason);
    }

    /** Whether the file ended with the old mark. */
    boolean hadEndMark() {
        return endMark;
    }

    /** The next row; empty at the end of the file. */
    List<String> next() throws IOException, FormatFaultException {
        rowLine = line;
        try {
            List<String> row = read();
            if (!row.isEmpty() && row.size() != cells) {
                throw fault("the row has " + row.size() + " cells, but this format has " + cells
                        + ": the file is cut off or of another format");
            }
            return row;
        } catch (CharacterCodingException e) {
            throw fault("the bytes are no text of this encoding (UTF-8)");
        }
    }

    private List<String> read() throws IOException, FormatFaultException {
        List<String> row = new ArrayList<>(cells);
        StringBuilder cell = new StringBuilder();
        int chars = 0;
        boolean any = false;
        for (int c = in.read();; c = in.read()) {
            if (c == END_MARK && !any) {
                end();
                return List.of();
            }
            if (c < 0) {
                if (any) {
                    throw fault("the file ends inside this row: it is cut off");
                }
                return List.of();
            }
            any = true;
            if (++chars > MAX_ROW_CHARS) {
                throw fault("the row is longer than " + MAX_ROW_CHARS + " characters: a quote is not closed");
            }
            if (c == '"' && cell.toString().isBlank()) {
                cell.setLength(0);
                c = quoted(cell);
            }
            if (c == ',' || c == '\n' || c == '\r') {
                row.add(cell.toString());
                cell.setLength(0);
                if (c != ',') {
                    endLine(c);
                    return row;
                }
            } else {
                check(c);
                cell.append((char) c);
            }
        }
    }

    /** Reads to the closing quote and past blanks; what comes then. */
    private int quoted(StringBuilder cell) throws IOException, FormatFaultException {
        while (true) {
            int c = in.read();
            if (c == '"') {
                c = in.read();
                if (c != '"') {
                    while (c == ' ') {
                        c = in.read();
                    }
                    if (c != ',' && c != '\n' && c != '\r') {
                        throw fault(c < 0
                                ? "the file ends inside this row: it is cut off"
                                : "text after a closing quote");
                    }
                    return c;
                }
            } else if (c < 0 || cell.length() > MAX_ROW_CHARS) {
                throw fault("a quote is not closed: the file is cut off or changed");
            } else if (c == '\n') {
                line++;
            } else if (c != '\r' && c != '\t') {
                check(c);
            }
            cell.append((char) c);
        }
    }

    private void check(int c) throws FormatFaultException {
        if (Character.isISOControl(c) && c != '\t' || c == 0xFFFD) {
            throw fault("a control or replacement character (" + Integer.toHexString(c) + ") in the text");
        }
    }

    private void endLine(int c) throws IOException, FormatFaultException {
        if (c == '\r' && in.read() != '\n') {
            throw fault("a carriage return without line feed");
        }
        line++;
    }

    private void end() throws IOException, FormatFaultException {
        endMark = true;
        if (in.read() >= 0) {
            throw fault("more text after the mark of the file's end");
        }
    }
}
