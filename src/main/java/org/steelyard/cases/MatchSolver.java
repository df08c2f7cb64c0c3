package org.steelyard.cases;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Full passes over currency matches in their order: a match settles when both members keep their short
 * position limits, their aggregate limit and an overall value that is not negative, until a pass settles
 * nothing (the three tests that CLS publishes).
 */
final class MatchSolver {

    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
    private static final long WHOLE_BASIS_POINTS = 10_000;

    private final Case.Matches given;
    private final long[][] positions;

    MatchSolver(Case.Matches given) {
        this.given = given;
        this.positions = new long[given.participants().size()][given.currencies().size()];
        for (Case.Holding holding : given.positions()) {
            positions[holding.participant()][holding.currency()] = holding.minor();
        }
    }

    void solve(Solution solution) {
        List<Case.Match> waiting = new ArrayList<>(given.matches());
        waiting.sort(Comparator.comparingLong(Case.Match::order));
        List<String> settled = new ArrayList<>();
        Map<String, String> blocked = new TreeMap<>();
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Case.Match match : List.copyOf(waiting)) {
                book(match, 1);
                String broken = broken(match);
                if (broken.isEmpty()) {
                    settled.add(match.id());
                    waiting.remove(match);
                    blocked.remove(match.id());
                    moved = true;
                } else {
                    book(match, -1);
                    blocked.put(match.id(), broken);
                }
            }
        }
        solution.put("settled_in_order", settled);
        solution.put("blocked", blocked);
        solution.put("final_positions", named());
    }

    private void book(Case.Match match, int sign) {
        positions[match.a()][match.aCurrency()] -= sign * match.aMinor();
        positions[match.b()][match.aCurrency()] += sign * match.aMinor();
        positions[match.b()][match.bCurrency()] -= sign * match.bMinor();
        positions[match.a()][match.bCurrency()] += sign * match.bMinor();
    }

    private String broken(Case.Match match) {
        for (int member : new int[]{match.a(), match.b()}) {
            String test = brokenBy(member);
            if (!test.isEmpty()) {
                return given.participants().get(member) + ":" + test;
            }
        }
        return "";
    }

    private String brokenBy(int member) {
        BigInteger allShort = BigInteger.ZERO;
        BigInteger overall = BigInteger.ZERO;
        for (int currency = 0; currency < given.currencies().size(); currency++) {
            Case.RatedCurrency rated = given.currencies().get(currency);
            long position = positions[member][currency];
            if (-position > Case.minor(given.shortLimits(), member, currency)) {
                return "SPL";
            }
            BigInteger worth = BigInteger.valueOf(position).multiply(BigInteger.valueOf(rated.ratePpm()));
            long haircut = position < 0 ? -rated.haircutBasisPoints() : rated.haircutBasisPoints();
            overall = overall.add(worth.multiply(BigInteger.valueOf(WHOLE_BASIS_POINTS - haircut)));
            allShort = position < 0 ? allShort.subtract(worth) : allShort;
        }
        BigInteger mostShort = BigInteger.valueOf(given.aggregateLimits().get(member)).multiply(MILLION);
        if (allShort.compareTo(mostShort) > 0) {
            return "ASPL";
        }
        return overall.signum() < 0 ? "NPOV" : "";
    }

    private Map<String, Object> named() {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int member = 0; member < positions.length; member++) {
            Map<String, Long> ofOne = new LinkedHashMap<>();
            for (int currency = 0; currency < given.currencies().size(); currency++) {
                ofOne.put(given.currencies().get(currency).code(), positions[member][currency]);
            }
            named.put(given.participants().get(member), ofOne);
        }
        return named;
    }
}
