package org.steelyard.iso20022;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.steelyard.money.Bic;
import org.steelyard.money.LedgerId;

/** A right message to start from: those of docs/samples, whose banks and people are invented. */
record Sample(String name, String xml) {

    static final Path FOLDER = Path.of("docs", "samples");
    static final Rulebook RULEBOOK = Rulebook.of(Bic.of("ZZSYHKH0"),
            List.of(LedgerId.of("CNY:ZZYACNB0"), LedgerId.of("RUB:ZZRARUM0")));
    static final MessageReader READER = new MessageReader(RULEBOOK);

    static Sample of(String name) {
        try {
            return new Sample(name, Files.readString(FOLDER.resolve(name + ".xml")));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static List<Sample> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(".xml"))
                    .sorted()
                    .map(file -> of(file.substring(0, file.length() - ".xml".length()))).toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** The same with a change, which must find something to change. */
    Sample with(String found, String instead) {
        if (!xml.contains(found)) {
            throw new IllegalArgumentException(name + " holds no " + found);
        }
        return new Sample(name, xml.replace(found, instead));
    }

    /** The same without the first element of this name, and all that is in it. */
    Sample without(String element) {
        String shorter = xml.replaceFirst("(?s)\\s*<" + element + "[ >].*?</" + element + ">", "");
        if (shorter.equals(xml)) {
            throw new IllegalArgumentException(name + " holds no " + element);
        }
        return new Sample(name, shorter);
    }

    byte[] bytes() {
        return xml.getBytes(StandardCharsets.UTF_8);
    }

    Reading read() {
        return READER.read(bytes());
    }

    Reading.Accepted accepted() {
        Reading reading = read();
        if (reading instanceof Reading.Accepted accepted) {
            return accepted;
        }
        throw new AssertionError(name + ": " + reading);
    }

    @Override
    public String toString() {
        return name;
    }
}
