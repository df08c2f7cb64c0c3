package org.steelyard.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message that the door answered with, in a few words.
 *
 * @param type the kind of message, such as {@code pacs.002}; empty if it was none
 * @param status its status code, such as {@code ACSC}; {@code REFUSED} for an admi.002
 * @param reason the rule or reason in capitals, such as {@code FUNDS_SHORT}; empty if it names none
 */
record DoorAnswer(String type, String status, String reason) {

    private static final Pattern TYPE = Pattern.compile("<MsgDefIdr>([a-z]+\\.\\d{3})");
    private static final Pattern STATUS = Pattern.compile("<(?:TxSts|StsCd|Conf|TxCxlSts)>(\\w+)<");
    private static final Pattern REASON = Pattern.compile("reason \\d+ ([A-Z_]+)");
    private static final Pattern RULE = Pattern.compile("<RjctgPtyRsn>\\d+ ([A-Z_0-9]+)<");

    static DoorAnswer of(String xml) {
        String type = first(TYPE, xml);
        if (type.equals("admi.002")) {
            return new DoorAnswer(type, "REFUSED", first(RULE, xml));
        }
        return new DoorAnswer(type, first(STATUS, xml), first(REASON, xml));
    }

    private static String first(Pattern pattern, String xml) {
        Matcher matcher = pattern.matcher(xml);
        return matcher.find() ? matcher.group(1) : "";
    }
}
