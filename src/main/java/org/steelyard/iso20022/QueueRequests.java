package org.steelyard.iso20022;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.steelyard.money.Uetr;
import org.steelyard.settlement.Modification;
import org.steelyard.settlement.Priority;

/** What a bank asks about its own payments that wait: camt.005, and camt.007 with the rule 136. */
final class QueueRequests {

    private QueueRequests() {
    }

    static Modification modification(Message message) throws BreachException {
        // Something stands in it: an element without parts has been refused as a text that is blank.
        Part wanted = message.body().need("Mod", "NewPmtValSet");
        List<Modification.Change> changes = new ArrayList<>();
        wanted.at("Prty", "Cd").map(code -> priority(code.text())).ifPresent(changes::add);
        wanted.at("Prty", "Prtry").map(end -> new Modification.NewPlace(Modification.End.valueOf(end.text())))
                .ifPresent(changes::add);
        Optional<Part> validity = wanted.at("PrcgVldtyTm");
        Optional<Part> range = validity.flatMap(one -> one.at("DtTmRg")).or(() -> validity);
        Optional<Part> from = range.flatMap(one -> one.at("FrDtTm"));
        Optional<Part> to = range.flatMap(one -> one.at("ToDtTm"));
        Optional<Part> till = wanted.at("Instr");
        if (till.isPresent() && to.isEmpty()) {
            throw new BreachException(Rule.TILL_WITHOUT_TIME, till.get().toString(), "no ToDtTm is given");
        }
        from.map(one -> new Modification.NewFromTime(millis(one))).ifPresent(changes::add);
        to.map(one -> till.isPresent()
                ? new Modification.NewTillTime(millis(one))
                : new Modification.NewRejectTime(millis(one))).ifPresent(changes::add);
        return new Modification(message.header().from(), message.header().messageId(),
                original(message, message.body().need("Mod", "PmtId")), changes);
    }

    static Content.QueueEnquiry enquiry(Message message) {
        return new Content.QueueEnquiry(
                message.body().at("TxQryDef", "TxCrit", "NewCrit", "SchCrit", "PmtSch", "PmtId")
                        .map(id -> original(message, id)).stream().toList());
    }

    /** The UETR of the payment; a return has none of its own and is named by its RtrId. */
    private static Uetr original(Message message, Part id) {
        return id.at("PrtryId").map(uetr -> Uetr.of(uetr.text())).orElseGet(
                () -> PaymentReturn.uetr(message.header().from(), id.need("TxId").text()));
    }

    private static Modification.Change priority(String code) {
        return new Modification.NewPriority(switch (code) {
            case "URGT" -> Priority.HIGHLY_URGENT;
            case "HIGH" -> Priority.URGENT;
            default -> Priority.NORMAL;
        });
    }

    private static long millis(Part moment) {
        return OffsetDateTime.parse(moment.text()).toInstant().toEpochMilli();
    }
}
