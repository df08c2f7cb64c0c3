package org.steelyard.iso20022;

import java.nio.CharBuffer;
import java.util.List;
import java.util.Optional;

/**
 * What our profile schemas alone say of a message.
 *
 * @param breach the rule that it breaks, if any
 * @param screenables what is to be screened, if it breaks none
 */
record Scanned(Optional<String> breach, List<Screenable> screenables) {

    /** Header and document in one element. */
    static Scanned of(String header, String document) {
        return of("<Any>" + header + document + "</Any>");
    }

    static Scanned of(String message) {
        try {
            MessageScan scan = MessageScan.of(CharBuffer.wrap(message.toCharArray()));
            Part head = scan.header();
            Part document = scan.document();
            Message read = new Message(scan.definition(), head, ANY, document, scan.aside(),
                    new org.steelyard.settlement.Digest(0, 0, 0, 0));
            return new Scanned(Optional.empty(), Screenables.of(read));
        } catch (BreachException broken) {
            return new Scanned(Optional.of(broken.rule() + " at " + broken.place() + ": " + broken.text()),
                    List.of());
        }
    }

    private static final Header ANY = new Header(org.steelyard.money.Bic.of("ZZHDCNB0"),
            org.steelyard.money.Bic.of("ZZSYHKH0"), "ANY", "any");
}
