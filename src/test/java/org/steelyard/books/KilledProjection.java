package org.steelyard.books;

import java.nio.file.Path;
import java.util.List;

import org.steelyard.settlement.Logged;

/** A process that books a random story in small batches, to be killed in the middle of it. */
final class KilledProjection {

    static final int STEPS = 1_500;
    private static final int BATCH = 7;

    private KilledProjection() {}

    /** Takes the folder of the books and the seed of the story; says each position that is committed. */
    public static void main(String[] arguments) {
        List<Logged> events = RandomStory.of(Long.parseLong(arguments[1]), STEPS).events;
        Books books = Books.open(new BooksSettings.Embedded(Path.of(arguments[0])),
                new PlainCorrespondence());
        books.onProjected(System.out::println);
        for (int from = 0; from < events.size(); from += BATCH) {
            books.project(events.subList(from, Math.min(from + BATCH, events.size())));
        }
        System.out.println("all");
    }
}
