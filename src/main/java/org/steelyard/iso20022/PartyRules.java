package org.steelyard.iso20022;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rules 90 to 109: banks, parties, addresses and texts wherever they stand, from the top down. */
final class PartyRules {

    /** Characters in all structured remittance information together (CBPR+ R63). */
    static final int MOST_REMITTANCE = 9000;
    /** Lines beside the structured fields (the hybrid address). */
    static final int MOST_ADDRESS_LINES = 2;

    private static final Set<String> PARTIES = Set.of("Dbtr", "Cdtr", "UltmtDbtr", "UltmtCdtr", "InitgPty",
            "Invcr", "Invcee", "Orgtr", "Pty");

    private PartyRules() {
    }

    static void check(Part part) throws BreachException {
        if (part.isLeaf()) {
            return;
        }
        switch (part.name()) {
            case "FinInstnId" -> agent(part);
            case "PstlAdr" -> address(part);
            case "RmtInf" -> remittance(part);
            default -> {
                if (PARTIES.contains(part.name()) && !part.has("FinInstnId") && !part.has("Agt")
                        && !part.has("Pty")) {
                    party(part);
                }
                instructionCodes(part);
            }
        }
        for (Part below : part.parts()) {
            check(below);
        }
    }

    private static void agent(Part agent) throws BreachException {
        boolean named = agent.has("Nm");
        boolean located = agent.has("PstlAdr");
        if (named != located) {
            throw breach(Rule.AGENT_NAME_WITHOUT_ADDRESS, agent,
                    named ? "a name without an address" : "an address without a name");
        }
        if (!agent.has("BICFI") && !named) {
            throw breach(Rule.AGENT_UNIDENTIFIED, agent, "neither BIC nor name and address");
        }
    }

    private static void party(Part party) throws BreachException {
        boolean byBic = party.has("Id", "OrgId", "AnyBIC");
        boolean named = party.has("Nm");
        if (byBic && (named || party.has("PstlAdr"))) {
            throw breach(Rule.PARTY_NAMED_TWICE, party, "a name or address beside AnyBIC");
        }
        if (!byBic && !named) {
            throw breach(Rule.PARTY_UNNAMED, party, "neither Nm nor AnyBIC");
        }
    }

    private static void address(Part address) throws BreachException {
        if (!address.has("TwnNm") || !address.has("Ctry")) {
            throw breach(Rule.ADDRESS_UNSTRUCTURED, address, (address.has("TwnNm") ? "Ctry" : "TwnNm")
                    + " is missing");
        }
        int lines = address.all("AdrLine").size();
        if (lines > MOST_ADDRESS_LINES) {
            throw breach(Rule.ADDRESS_LINES_TOO_MANY, address, lines + " lines");
        }
    }

    private static void remittance(Part information) throws BreachException {
        if (information.has("Ustrd") && information.has("Strd")) {
            throw breach(Rule.REMITTANCE_MIXED, information, "both Ustrd and Strd");
        }
        int characters = information.all("Strd").stream().mapToInt(PartyRules::characters).sum();
        if (characters > MOST_REMITTANCE) {
            throw breach(Rule.REMITTANCE_TOO_LONG, information, characters + " characters");
        }
    }

    private static int characters(Part part) {
        return part.isLeaf()
                ? part.text().length()
                : part.parts().stream().mapToInt(PartyRules::characters).sum();
    }

    private static void instructionCodes(Part part) throws BreachException {
        List<String> codes = new ArrayList<>();
        for (Part instruction : part.all("InstrForCdtrAgt")) {
            if (instruction.has("Cd")) {
                String code = instruction.need("Cd").text();
                if (codes.contains(code) || codes.contains(opposite(code))) {
                    throw breach(Rule.INSTRUCTION_CODES_CONFLICT, instruction,
                            code + " after " + String.join(", ", codes));
                }
                codes.add(code);
            }
        }
    }

    private static String opposite(String code) {
        return switch (code) {
            case "CHQB" -> "HOLD";
            case "HOLD" -> "CHQB";
            case "PHOB" -> "TELB";
            case "TELB" -> "PHOB";
            default -> "";
        };
    }

    private static BreachException breach(Rule rule, Part part, String text) {
        return new BreachException(rule, part.toString(), text);
    }
}
