package org.steelyard.iso20022;

import java.util.List;

import org.steelyard.settlement.Digest;

/**
 * A message whose structure is right.
 *
 * @param definition which message the document is
 * @param head the header as read
 * @param header what the header says
 * @param document the document as read
 * @param aside what stands outside of elements and must be screened all the same
 * @param digest of the message as it came in
 */
record Message(String definition, Part head, Header header, Part document, List<Screenable> aside,
        Digest digest) {

    /** The only element inside Document. */
    Part body() {
        return document.parts().getFirst();
    }

    /** The business service that the header names. */
    String service() {
        return head.need("BizSvc").text();
    }
}
