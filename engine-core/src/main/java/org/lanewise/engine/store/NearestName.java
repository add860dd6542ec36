package org.lanewise.engine.store;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Guesses which known name a person meant who typed an unknown one. */
public final class NearestName {
    /** Longer than any name in use; a longer text is data gone astray and not worth comparing. */
    private static final int LONGEST = 64;

    private NearestName() {}

    /**
     * The known name with the fewest insertions, deletions, substitutions and swaps of neighbours from {@code given}
     * (optimal string alignment distance, letter case ignored), if they are at most a third of its length, and at
     * least one is always allowed. Of equally near names the first wins.
     */
    public static Optional<String> to(String given, Collection<String> known) {
        if (given.length() > LONGEST) {
            return Optional.empty();
        }
        String nearest = null;
        int fewest = Math.max(1, given.length() / 3) + 1;
        for (String name : known) {
            int edits = distance(given.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (edits < fewest) {
                fewest = edits;
                nearest = name;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** {@code " (did you mean \"name\"?)"} where a known name is near, otherwise the empty string. */
    static String hint(String given, Collection<String> known) {
        return to(given, known).map(name -> " (did you mean " + Quoted.of(name) + "?)").orElse("");
    }

    private static int distance(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : step(edits, a, b, i, j);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int step(int[][] edits, String a, String b, int i, int j) {
        int substitution = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int fewest = Math.min(edits[i - 1][j - 1] + substitution, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(fewest, edits[i - 2][j - 2] + 1) : fewest;
    }
}
