package org.steelyard.iso20022;

import static org.steelyard.iso20022.RuleTest.row;

import java.util.List;

import org.steelyard.iso20022.RuleTest.Row;

/** Rows of {@link RuleTest} about what a payment may be bound to: its counter-leg or a cycle. */
final class ConditionRows {

    private static final String TX8 = "Document/FIToFICstmrCdtTrf/CdtTrfTxInf";
    private static final String TX9 = "Document/FICdtTrf/CdtTrfTxInf";

    private ConditionRows() {
    }

    static List<Row> sidesOfPvp() {
        Sample customer = Sample.of("pacs.008");
        Sample pvp = Sample.of("pvp-cny-side");
        String wanted = "/CTRAMT/RUB1250000.00";
        String wantedAt = TX9 + "/InstrForNxtAgt/InstrInf";
        return List.of(row(Rule.LOCAL_INSTRUMENT_UNKNOWN, pvp.with("<Prtry>PVP<", "<Prtry>DVP<"),
                TX9 + "/PmtTpInf/LclInstrm/Prtry"),
                row(Rule.COUNTER_AMOUNT_MISSING, pvp.without("InstrForNxtAgt"), TX9),
                row(Rule.COUNTER_AMOUNT_INVALID, pvp.with(wanted, "/CTRAMT/1250000.00"), wantedAt),
                row(Rule.COUNTER_AMOUNT_INVALID, pvp.with(wanted, "/CTRAMT/CNY1250000.00"), wantedAt),
                row(Rule.COUNTER_AMOUNT_INVALID, pvp.with(wanted, "/CTRAMT/RUB0.00"), wantedAt),
                row(Rule.COUNTER_AMOUNT_INVALID, pvp.with(wanted, "/CTRAMT/RUB1.001"), wantedAt),
                row(Rule.COUNTER_AMOUNT_INVALID, pvp.with(wanted, "/CTRAMT/EUR1.00"), wantedAt),
                row(Rule.COUNTER_AMOUNT_WITHOUT_PVP, pvp.without("PmtTpInf"), wantedAt),
                row(Rule.COUNTER_AMOUNT_WITHOUT_PVP,
                        customer.with("<PmtTpInf>", "<PmtTpInf><LclInstrm><Prtry>PVP</Prtry>"
                                + "</LclInstrm>"),
                        TX8 + "/PmtTpInf/LclInstrm/Prtry"));
    }

    static List<Row> cycles() {
        Sample obligation = Sample.of("pacs.009-cycle");
        String inCycle = "<SttlmInf><SttlmMtd>CLRG</SttlmMtd><ClrSys><Prtry>NOON</Prtry></ClrSys>";
        String without = "<SttlmInf><SttlmMtd>CLRG</SttlmMtd>";
        String at = "/GrpHdr/SttlmInf/ClrSys/Prtry";
        return List.of(
                row(Rule.CYCLE_OF_OTHERS, Sample.of("pvp-cny-side").with(without, inCycle),
                        "Document/FICdtTrf" + at),
                row(Rule.CYCLE_OF_OTHERS, Sample.of("pacs.004").with(without, inCycle),
                        "Document/PmtRtr" + at),
                row(Rule.REFERENCE_CHARACTERS, obligation.with(">NOON<", ">N\u00D6\u00D6N<"),
                        "Document/FICdtTrf" + at),
                row(Rule.REFERENCE_SLASHES, obligation.with(">NOON<", ">/NOON<"),
                        "Document/FICdtTrf" + at),
                row(Rule.STRUCTURE, obligation.with(">NOON<", ">" + "N".repeat(36) + "<"),
                        "Document/FICdtTrf" + at));
    }
}
