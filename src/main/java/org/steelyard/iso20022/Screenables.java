package org.steelyard.iso20022;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything in a message that must be screened: each text whose {@link Leaf} does not say why it cannot name
 * anybody. The texts of references are among them, since a reference can be written as freely as any text.
 */
final class Screenables {

    /** Most messages have fewer. */
    private static final int USUAL = 64;

    private Screenables() {
    }

    /** In the order of the message, and then what stands outside of its elements. */
    static List<Screenable> of(Message message) {
        List<Screenable> found = new ArrayList<>(USUAL);
        collect(message.head(), found);
        collect(message.document(), found);
        found.addAll(message.aside());
        return found;
    }

    private static void collect(Part part, List<Screenable> found) {
        if (part.isLeaf()) {
            part.path().leaf().kind()
                    .ifPresent(kind -> found.add(new Screenable(part.toString(), kind, part.text())));
            return;
        }
        for (Part below : part.parts()) {
            collect(below, found);
        }
    }
}
