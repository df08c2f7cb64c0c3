package org.steelyard.iso20022;

import java.time.LocalDate;
import java.util.function.Consumer;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.Cancellation;
import org.steelyard.settlement.Condition;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.Priority;
import org.steelyard.settlement.Purpose;
import org.steelyard.settlement.References;
import org.steelyard.settlement.Times;

/**
 * Writes messages as banks send them to the system: for the demonstration, the benchmarks and the simulator,
 * and as an example for whoever connects a bank. What is written here reads back as what was meant. Safe for
 * use by many threads.
 */
public final class BankMessages {

    /** Max140Text. */
    private static final int LONGEST_REMITTANCE = 140;

    private final Bic system;

    /** @param system the code to which banks address their messages */
    public BankMessages(Bic system) {
        this.system = system;
    }

    /**
     * What the messages that move money have in common.
     *
     * @param references the sender and its identifications, none of them empty
     * @param payer the bank that pays: the sender, or an indirect participant behind it
     * @param payee the bank that is paid
     * @param amount how much
     * @param valueDate the business day on which it is to settle
     * @param times when on that day; returns and liquidity transfers do not say
     * @param priority its class in the queue; a liquidity transfer has always the highest
     * @param purpose what the money is for; returns and liquidity transfers do not say
     * @param timeMillis when the message is written (epoch milliseconds)
     * @param cycle the name of the cycle in which it is owed; empty for what settles by itself
     */
    public record Order(References references, Bic payer, Bic payee, Amount amount, LocalDate valueDate,
            Times times, Priority priority, Purpose purpose, long timeMillis, String cycle) {

        /** Settles by itself, without a wish for times. */
        public Order(References references, Bic payer, Bic payee, Amount amount, LocalDate valueDate,
                Priority priority, Purpose purpose, long timeMillis) {
            this(references, payer, payee, amount, valueDate, Times.NONE, priority, purpose, timeMillis, "");
        }

        /** Refuses empty identifications. */
        public Order {
            if (references.instructionId().isEmpty() || references.endToEndId().isEmpty()) {
                throw new IllegalArgumentException(
                        "a payment has an instruction identification and an end-to-end"
                                + " identification: " + references);
            }
        }

        /** The same as an instruction with one leg says. */
        public static Order of(Instruction instruction, long timeMillis) {
            Leg leg = instruction.legs().getFirst();
            String cycle = instruction.condition() instanceof Condition.InCycle in ? in.cycle() : "";
            return new Order(instruction.references(), leg.payer(), leg.payee(), leg.amount(),
                    instruction.valueDate(), instruction.times(), instruction.priority(),
                    instruction.purpose(), timeMillis, cycle);
        }
    }

    /**
     * Who pays or is paid behind the banks.
     *
     * @param name 1 to 140 characters
     * @param address where they are
     * @param account an IBAN, or an account number of 1 to 34 characters
     */
    public record Customer(String name, Address address, String account) {

        private static final int LONGEST_NAME = 140;
        private static final int LONGEST_ACCOUNT = 34;

        /** Refuses what has no room in the messages. */
        public Customer {
            fits("a name", name, 1, LONGEST_NAME);
            fits("an account", account, 1, LONGEST_ACCOUNT);
        }
    }

    /**
     * A structured address; what is not known is empty, but town and country always are.
     *
     * @param street at most 70 characters
     * @param building number of the building, at most 16 characters
     * @param postCode at most 16 characters
     * @param town 1 to 35 characters
     * @param country two capital letters (ISO 3166-1)
     */
    public record Address(String street, String building, String postCode, String town, String country) {

        private static final int LONGEST_STREET = 70;
        private static final int LONGEST_CODE = 16;
        private static final int LONGEST_TOWN = 35;

        /** Refuses what has no room in the messages. */
        public Address {
            fits("a street", street, 0, LONGEST_STREET);
            fits("a building", building, 0, LONGEST_CODE);
            fits("a post code", postCode, 0, LONGEST_CODE);
            fits("a town", town, 1, LONGEST_TOWN);
            fits("a country", country, 2, 2);
        }
    }

    /**
     * The message that brings this instruction (pacs.008, pacs.009, pacs.004 or camt.050).
     *
     * @param instruction with one leg; a return's own UETR is not in its message
     * @param debtor whose payment or cover it is; not in any other kind of message
     * @param creditor who is paid by it; likewise
     */
    public String of(Instruction instruction, Customer debtor, Customer creditor, long timeMillis) {
        Order order = Order.of(instruction, timeMillis);
        if (instruction.condition() instanceof Condition.Versus versus) {
            return versus(order, versus.counterAmount());
        }
        if (instruction.condition() instanceof Condition.ReturnOf returning) {
            return returned(order, returning.original(), "AC04");
        }
        return switch (instruction.kind()) {
            case CUSTOMER_PAYMENT -> customerPayment(order, debtor, creditor, "");
            case BANK_PAYMENT -> bankPayment(order);
            case COVER_PAYMENT -> coverPayment(order, debtor, creditor);
            case LIQUIDITY_TRANSFER -> liquidityTransfer(order);
            case RETURN -> throw new IllegalArgumentException("a return names its original");
            case NET_SETTLEMENT -> throw new IllegalArgumentException("no message brings a net settlement");
        };
    }

    /**
     * A customer's credit transfer (pacs.008.001.08).
     *
     * @param remittance what it is for, for the creditor; cut after 140 characters; may be empty
     */
    public String customerPayment(Order order, Customer debtor, Customer creditor, String remittance) {
        return payment(order, Kind.CUSTOMER_PAYMENT, Envelope.RTGS, out -> {
            out.open("FIToFICstmrCdtTrf");
            groupHeader(out, order);
            out.open("CdtTrfTxInf");
            identification(out, "PmtId", order);
            settlement(out, "IntrBkSttlmAmt", order);
            SettlementTimes.write(out, order.times, order.valueDate);
            out.text("ChrgBr", "SHAR");
            out.institution("InstgAgt", order.references.sender());
            CustomerParts.write(out, order, debtor, creditor);
            purpose(out, order);
            remittance(out, remittance);
            out.close("CdtTrfTxInf").close("FIToFICstmrCdtTrf");
        });
    }

    /** A transfer between banks (pacs.009.001.08, core). */
    public String bankPayment(Order order) {
        return betweenBanks(order, Envelope.RTGS, out -> {
        }, out -> purpose(out, order));
    }

    /** The cover of a customer's payment (pacs.009.001.08, COV). */
    public String coverPayment(Order order, Customer debtor, Customer creditor) {
        return betweenBanks(order, Envelope.COVER, out -> {
        }, out -> {
            purpose(out, order);
            out.open("UndrlygCstmrCdtTrf");
            CustomerParts.write(out, order, debtor, creditor);
            out.close("UndrlygCstmrCdtTrf");
        });
    }

    /**
     * One side of a payment versus payment (pacs.009.001.08 with the local instrument PVP). Its end-to-end
     * identification is the reference that both sides share.
     *
     * @param counterAmount what the other side must pay, in another currency
     */
    public String versus(Order order, Amount counterAmount) {
        return betweenBanks(order, Envelope.RTGS,
                out -> out.within("PVP", "PmtTpInf", "LclInstrm", "Prtry"),
                out -> {
                    out.open("InstrForNxtAgt").text("InstrInf",
                            "/CTRAMT/" + counterAmount.currency().code() + counterAmount.decimal())
                            .close("InstrForNxtAgt");
                    purpose(out, order);
                });
    }

    /**
     * Money that comes back (pacs.004.001.09). The order's instruction identification is the return's; its
     * end-to-end identification is the original's; its UETR is not in the message.
     *
     * @param original the payment that comes back
     * @param reasonCode ExternalReturnReason1Code, such as {@code AC04}
     */
    public String returned(Order order, Uetr original, String reasonCode) {
        return payment(order, Kind.RETURN, Envelope.RTGS, out -> {
            out.open("PmtRtr");
            groupHeader(out, order);
            out.open("TxInf").text("RtrId", order.references.instructionId());
            out.text("OrgnlEndToEndId", order.references.endToEndId());
            out.text("OrgnlUETR", original.toString());
            settlement(out, "RtrdIntrBkSttlmAmt", order);
            out.institution("InstgAgt", order.references.sender());
            out.open("RtrChain");
            out.institution("Dbtr", "Agt", order.payer);
            out.institution("Cdtr", "Agt", order.payee);
            out.close("RtrChain");
            out.within(reasonCode, "RtrRsnInf", "Rsn", "Cd");
            out.close("TxInf").close("PmtRtr");
        });
    }

    /** Money of the settlement agent onto its ledger, or off it (camt.050.001.05). */
    public String liquidityTransfer(Order order) {
        return payment(order, Kind.LIQUIDITY_TRANSFER, Envelope.RTGS, out -> {
            out.open("LqdtyCdtTrf").open("MsgHdr").text("MsgId", order.references.messageId())
                    .time("CreDtTm", order.timeMillis).close("MsgHdr");
            out.open("LqdtyCdtTrf");
            identification(out, "LqdtyTrfId", order);
            out.institution("Cdtr", order.payee);
            out.open("TrfdAmt").size("AmtWthCcy", order.amount).close("TrfdAmt");
            out.institution("Dbtr", order.payer);
            out.date("SttlmDt", order.valueDate).close("LqdtyCdtTrf").close("LqdtyCdtTrf");
        });
    }

    /**
     * The wish to take a payment back (camt.056.001.08).
     *
     * @param original how the sender knows the payment
     * @param kind what it is
     * @param timeMillis when the message is written (epoch milliseconds)
     */
    public String cancellation(Cancellation cancellation, References original, Kind kind, long timeMillis) {
        return envelope(cancellation.sender(), cancellation.messageId(), "camt.056.001.08", Envelope.RTGS,
                timeMillis).around(out -> {
                    out.open("FIToFIPmtCxlReq").open("Assgnmt").text("Id", cancellation.messageId());
                    out.institution("Assgnr", "Agt", cancellation.sender());
                    out.institution("Assgne", "Agt", system);
                    out.time("CreDtTm", timeMillis).close("Assgnmt").open("Undrlyg").open("TxInf");
                    StatusReport.original(out, original, kind, cancellation.original());
                    out.within(cancellation.reasonCode(), "CxlRsnInf", "Rsn", "Cd");
                    out.close("TxInf").close("Undrlyg").close("FIToFIPmtCxlReq");
                });
    }

    /**
     * Asks for the first page of a report on an account of the sender's (camt.060.001.05).
     *
     * @param date the business day
     * @param timeMillis when the message is written (epoch milliseconds)
     */
    public String statementRequest(String messageId, AccountId account, LocalDate date, Report report,
            long timeMillis) {
        return envelope(account.holder(), messageId, "camt.060.001.05", Envelope.RTGS, timeMillis)
                .around(out -> {
                    out.open("AcctRptgReq").open("GrpHdr").text("MsgId", messageId)
                            .time("CreDtTm", timeMillis).close("GrpHdr");
                    out.open("RptgReq").text("ReqdMsgNmId", report.definition());
                    out.open("Acct").within(account.toString(), "Id", "Othr", "Id")
                            .text("Ccy", account.currency().code()).close("Acct");
                    out.institution("AcctOwnr", "Agt", account.holder());
                    out.open("RptgPrd").open("FrToDt").date("FrDt", date).date("ToDt", date).close("FrToDt")
                            .text("Tp", "ALLL").close("RptgPrd");
                    out.close("RptgReq").close("AcctRptgReq");
                });
    }

    /**
     * Asks whether the system is there (admi.004.001.02).
     *
     * @param timeMillis when the message is written (epoch milliseconds)
     */
    public String ping(Bic bank, String messageId, long timeMillis) {
        return envelope(bank, messageId, SystemEvent.DEFINITION, Envelope.RTGS, timeMillis)
                .around(out -> out.open("SysEvtNtfctn").open("EvtInf").text("EvtCd", "PING")
                        .time("EvtTm", timeMillis).close("EvtInf").close("SysEvtNtfctn"));
    }

    private String betweenBanks(Order order, String usage, Consumer<Markup> type, Consumer<Markup> rest) {
        return payment(order, Kind.BANK_PAYMENT, usage, out -> {
            out.open("FICdtTrf");
            groupHeader(out, order);
            out.open("CdtTrfTxInf");
            identification(out, "PmtId", order);
            type.accept(out);
            settlement(out, "IntrBkSttlmAmt", order);
            SettlementTimes.write(out, order.times, order.valueDate);
            out.institution("InstgAgt", order.references.sender());
            out.institution("Dbtr", order.payer).institution("Cdtr", order.payee);
            rest.accept(out);
            out.close("CdtTrfTxInf").close("FICdtTrf");
        });
    }

    private String payment(Order order, Kind kind, String usage, Consumer<Markup> content) {
        return envelope(order.references.sender(), order.references.messageId(),
                StatusReport.definitionOf(kind),
                usage, order.timeMillis).around(content);
    }

    private Envelope envelope(Bic from, String messageId, String definition, String usage, long timeMillis) {
        return new Envelope(from, system, messageId, definition, usage, timeMillis, false);
    }

    private static void groupHeader(Markup out, Order order) {
        out.open("GrpHdr").text("MsgId", order.references.messageId()).time("CreDtTm", order.timeMillis);
        out.text("NbOfTxs", "1");
        CycleMark.write(out, order.cycle);
        out.close("GrpHdr");
    }

    private static void identification(Markup out, String element, Order order) {
        out.open(element).text("InstrId", order.references.instructionId())
                .text("EndToEndId", order.references.endToEndId())
                .text("UETR", order.references.uetr().toString()).close(element);
    }

    private static void settlement(Markup out, String amount, Order order) {
        out.size(amount, order.amount).date("IntrBkSttlmDt", order.valueDate);
        out.text("SttlmPrty", switch (order.priority) {
            case HIGHLY_URGENT -> "URGT";
            case URGENT -> "HIGH";
            case NORMAL -> "NORM";
        });
    }

    /** ExternalPurpose1Code. */
    private static void purpose(Markup out, Order order) {
        out.open("Purp").text("Cd", switch (order.purpose) {
            case GOODS -> "GDDS";
            case SERVICES -> "SCVE";
            case DIRECT_INVESTMENT -> "INTC";
            case PORTFOLIO -> "SECU";
            case CREDIT -> "LOAN";
            case TRANSFER -> "OTHR";
        }).close("Purp");
    }

    private static void remittance(Markup out, String text) {
        if (!text.isEmpty()) {
            out.within(Markup.cut(text, LONGEST_REMITTANCE), "RmtInf", "Ustrd");
        }
    }

    private static void fits(String what, String text, int least, int most) {
        if (text.length() < least || text.length() > most) {
            throw new IllegalArgumentException(
                    what + " has " + least + " to " + most + " characters: '" + text + "'");
        }
    }
}
