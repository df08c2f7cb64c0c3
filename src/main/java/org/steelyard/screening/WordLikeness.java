package org.steelyard.screening;

/** How alike two words are, in thousandths, and by what. */
final class WordLikeness {

    private static final int MIN_CONSONANTS = 3;
    private static final int MIN_SOUNDS = 3;

    private WordLikeness() {
    }

    /** By what two words are alike. */
    enum By {
        /** The same letters. */
        SAME("same"),
        /** Spellings of the same sounds. */
        SOUND("sounds alike"),
        /** The same consonants. */
        CONSONANTS("same consonants"),
        /** A few letters mistyped. */
        TYPING("mistyped"),
        /** One is the other's first letter. */
        INITIAL("initial"),
        /** One is two words of the other name. */
        JOINED("joined"),
        /** Nothing. */
        NONE("none");

        private final String phrase;

        By(String phrase) {
            this.phrase = phrase;
        }

        String phrase() {
            return phrase;
        }
    }

    /** A likeness and its reason. */
    record Alike(int score, By by) {

        private static final Alike NOTHING = new Alike(0, By.NONE);

        private Alike or(int other, By why) {
            return other > score ? new Alike(other, why) : this;
        }
    }

    static Alike of(LikeWord a, LikeWord b) {
        if (a.text().equals(b.text())) {
            return new Alike(Matching.WHOLE, By.SAME);
        }
        if (a.isNumber() || b.isNumber()) {
            return Alike.NOTHING;
        }
        if (a.text().length() == 1 || b.text().length() == 1) {
            return a.text().charAt(0) == b.text().charAt(0)
                    ? new Alike(Matching.INITIAL, By.INITIAL)
                    : Alike.NOTHING;
        }
        Alike best = Alike.NOTHING;
        if (a.sound().equals(b.sound()) && a.sound().length() >= MIN_SOUNDS) {
            best = best.or(Matching.SOUNDS_ALIKE, By.SOUND);
        }
        if (a.consonants().length() >= MIN_CONSONANTS && a.consonants().equals(b.consonants())) {
            best = best.or(Matching.SAME_CONSONANTS, By.CONSONANTS);
        }
        int mistyped = mistyped(a.text(), b.text());
        boolean otherSound = !a.sound().equals(a.text()) || !b.sound().equals(b.text());
        int misheard = otherSound ? mistyped(a.sound(), b.sound()) - 20 : 0;
        return best.or(Math.max(mistyped, misheard), By.TYPING);
    }

    /** The share of letters that stay, where few enough change; 0 where too many do. */
    private static int mistyped(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        int shorter = Math.min(a.length(), b.length());
        int longer = Math.max(a.length(), b.length());
        int allowed = shorter < 4 ? shorter < 3 ? 0 : 1 : shorter < 7 ? 1 : shorter < 12 ? 2 : 3;
        if (longer - shorter > allowed) {
            return 0;
        }
        if (differentLetters(a, b) > 2 * allowed) {
            return 0;
        }
        int distance = distance(a, b);
        if (distance > allowed) {
            return 0;
        }
        int score = Matching.WHOLE - Matching.WHOLE * distance / longer;
        return a.charAt(0) == b.charAt(0) ? score : score - Matching.OTHER_FIRST_LETTER;
    }

    /** How many kinds of letters only one of the two has; an error changes two at most. */
    private static int differentLetters(String a, String b) {
        return Long.bitCount(letters(a) ^ letters(b));
    }

    private static long letters(String word) {
        long mask = 0;
        for (int i = 0; i < word.length(); i++) {
            mask |= 1L << (word.charAt(i) & 63);
        }
        return mask;
    }

    /** Insertions, deletions, changes and swaps of neighbours (optimal string alignment). */
    static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
                row[j] = swapped ? Math.min(best, before[j - 2] + 1) : best;
            }
            int[] spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[b.length()];
    }
}
