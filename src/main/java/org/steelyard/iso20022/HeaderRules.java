package org.steelyard.iso20022;

import java.util.List;
import java.util.Optional;

/** Rules 25 and 70 to 89: header and document say the same. */
final class HeaderRules {

    private HeaderRules() {
    }

    static void checkDefinition(Message message) throws BreachException {
        if (!message.header().definition().equals(message.definition())) {
            throw new BreachException(Rule.DEFINITION_DIFFERS, "AppHdr/MsgDefIdr",
                    "MsgDefIdr is " + message.header().definition() + ", the document "
                            + message.definition());
        }
    }

    /** Messages of the system itself may carry a document that a bank has written; those are not compared. */
    static void check(Message message, Rulebook rulebook) throws BreachException {
        boolean fromSystem = rulebook.isSystem(message.header().from());
        if (!fromSystem) {
            messageId(message);
            instructing(message);
            addressee(message, rulebook);
        }
        if (!message.service().equals(Envelope.RTGS) && !message.service().equals(Envelope.COVER)) {
            throw new BreachException(Rule.BUSINESS_SERVICE_UNKNOWN, "AppHdr/BizSvc",
                    "found '" + message.service() + "'");
        }
        if (!fromSystem) {
            priority(message);
        }
    }

    private static void messageId(Message message) throws BreachException {
        Part body = message.body();
        Optional<Part> id = first(body,
                List.of(new String[]{"GrpHdr", "MsgId"}, new String[]{"MsgHdr", "MsgId"},
                        new String[]{"Assgnmt", "Id"}));
        if (id.isPresent() && !id.get().text().equals(message.header().messageId())) {
            throw new BreachException(Rule.MESSAGE_ID_DIFFERS, "AppHdr/BizMsgIdr", "BizMsgIdr is "
                    + message.header().messageId() + ", the document's is " + id.get().text());
        }
    }

    private static void instructing(Message message) throws BreachException {
        Part body = message.body();
        Optional<Part> bank = switch (message.definition()) {
            case "pacs.008.001.08", "pacs.009.001.08" -> body.at("CdtTrfTxInf", "InstgAgt");
            case "pacs.004.001.09" -> body.at("TxInf", "InstgAgt");
            case "camt.050.001.05" -> body.at("LqdtyCdtTrf", "Dbtr");
            case "camt.056.001.08" -> body.at("Assgnmt", "Assgnr", "Agt");
            case "camt.060.001.05" -> body.at("RptgReq", "AcctOwnr", "Agt");
            default -> Optional.empty();
        };
        if (bank.isPresent() && !Bics.of(bank.get()).equals(Optional.of(message.header().from()))) {
            throw new BreachException(Rule.FROM_NOT_INSTRUCTING, bank.get().toString(), "Fr is "
                    + message.header().from() + ", here stands " + Bics.of(bank.get()).map(Object::toString)
                            .orElse("no BIC"));
        }
    }

    private static void addressee(Message message, Rulebook rulebook) throws BreachException {
        if (rulebook instanceof Rulebook.OfNoSystem) {
            return;
        }
        if (!rulebook.isSystem(message.header().to())) {
            throw new BreachException(Rule.TO_NOT_SYSTEM, "AppHdr/To", "To is " + message.header().to());
        }
        if (Profile.FROM_SYSTEM.contains(message.definition())) {
            throw new BreachException(Rule.FROM_NOT_SYSTEM, "AppHdr/Fr", "Fr is " + message.header().from());
        }
    }

    private static void priority(Message message) throws BreachException {
        Optional<Part> inHeader = message.head().at("Prty");
        Optional<Part> inPayment = message.body().at("CdtTrfTxInf", "PmtTpInf", "InstrPrty");
        if (inHeader.isPresent() && inPayment.isPresent()
                && !inHeader.get().text().equals(inPayment.get().text())) {
            throw new BreachException(Rule.PRIORITY_DIFFERS, "AppHdr/Prty",
                    "Prty is " + inHeader.get().text() + ", InstrPrty " + inPayment.get().text());
        }
    }

    private static Optional<Part> first(Part body, List<String[]> places) {
        return places.stream().flatMap(place -> body.at(place).stream()).findFirst();
    }
}
