package org.steelyard.cases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

/** What was computed of a case, by the keys of the format, and what was not, with the reason. */
public final class Solution {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Object> found = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    private Solution() {
    }

    /** Solves a case; takes seconds for the largest ones. */
    public static Solution of(Case given) {
        Solution solution = new Solution();
        switch (given) {
            case Case.Queue queue -> new QueueSolver(queue).solve(solution);
            case Case.Day day -> new DaySolver(day).solve(solution);
            case Case.SetOff setOff -> SetOffSolver.solve(setOff, solution);
            case Case.Matches matches -> new MatchSolver(matches).solve(solution);
        }
        return solution;
    }

    void put(String key, Object value) {
        found.put(key, value);
    }

    void note(String text) {
        notes.add(text);
    }

    /** By the keys of the format: whole numbers, texts, lists and maps of them, and one decimal number. */
    public Map<String, Object> found() {
        return Collections.unmodifiableMap(found);
    }

    /** What is missing, and why. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** One JSON object with all that was found. */
    public String json() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(found);
    }
}
