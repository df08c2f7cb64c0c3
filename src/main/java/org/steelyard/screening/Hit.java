package org.steelyard.screening;

/**
 * One subject that matches one entry of the list.
 *
 * @param place the subject's place in the message
 * @param text the subject's text as it stands in the message
 * @param entryId the entry's id in the list
 * @param entryName the entry's first name in the list
 * @param how which rule matched
 * @param explanation a sentence for the person who judges the hit
 */
public record Hit(String place, String text, String entryId, String entryName, How how,
        String explanation) {
}
