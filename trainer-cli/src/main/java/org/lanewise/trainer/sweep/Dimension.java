package org.lanewise.trainer.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A setting that is swept, and the values that it takes. */
public sealed interface Dimension {
    /** Of the option of {@code train}, without hyphens before it. */
    String name();

    /**
     * The value at a place.
     *
     * @param place at least 0, below 1
     */
    String at(double place);

    /** How the values of an interval are spread. */
    enum Spacing {
        LINEAR,
        /** Equal factors are equal distances. */
        LOG,
        /** Whole numbers, all alike. */
        WHOLE
    }

    /**
     * Some values.
     *
     * @param values at least one, all different
     */
    record Choice(String name, List<String> values) implements Dimension {
        public Choice {
            values = List.copyOf(values);
            if (values.isEmpty() || values.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException("--grid " + name + " needs values: NAME=VALUE,VALUE,...");
            }
            Set<String> seen = new HashSet<>();
            for (String value : values) {
                if (!seen.add(value)) {
                    throw new IllegalArgumentException("--grid " + name + " names " + value + " twice");
                }
            }
        }

        @Override
        public String at(double place) {
            return values.get((int) (place * values.size()));
        }
    }

    /**
     * All numbers between two.
     *
     * @param low the least
     * @param high above it
     */
    record Interval(String name, double low, double high, Spacing spacing) implements Dimension {
        /** Digits that count of a value between two: so it can be typed, and gives the same run. */
        private static final MathContext DIGITS = new MathContext(4);

        public Interval {
            if (!(low < high && Double.isFinite(low) && Double.isFinite(high))) {
                throw new IllegalArgumentException(
                        "--range " + name + " must go from a number to a larger one, got " + low + " to " + high);
            }
            if (spacing == Spacing.LOG && low <= 0) {
                throw new IllegalArgumentException(
                        "--range " + name + " is spaced by equal factors and must begin above 0, got "
                                + low + "; add :linear for equal distances");
            }
            if (spacing == Spacing.WHOLE && (low != Math.rint(low) || high != Math.rint(high))) {
                throw new IllegalArgumentException(
                        "--range " + name + " takes whole numbers, got " + low + " to " + high);
            }
        }

        @Override
        public String at(double place) {
            return switch (spacing) {
                case LINEAR -> text(low + place * (high - low));
                case LOG -> text(low * StrictMath.pow(high / low, place));
                case WHOLE -> Long.toString((long) low + (long) (place * (high - low + 1)));
            };
        }

        private static String text(double value) {
            return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
        }
    }

    /**
     * Reads {@code NAME=VALUE,VALUE,...}; where a value has commas itself, bars stand between the values.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static Choice choice(String text) {
        String[] sides = sides("--grid", text, "NAME=VALUE,VALUE,...");
        String separator = sides[1].contains("|") ? "\\|" : ",";
        return new Choice(sides[0], Arrays.stream(sides[1].split(separator, -1)).map(String::strip).toList());
    }

    /**
     * Reads {@code NAME=LOW..HIGH}, or the same with {@code :linear}, {@code :log} or {@code :whole} behind it.
     *
     * @param usual where nothing is behind it
     * @throws IllegalArgumentException if it is something else
     */
    static Interval interval(String text, Spacing usual) {
        String[] sides = sides("--range", text, "NAME=LOW..HIGH");
        String[] parts = sides[1].split(":", 2);
        String[] ends = parts[0].split("\\.\\.", 2);
        try {
            Spacing spacing = parts.length == 1 ? usual : Spacing.valueOf(parts[1].strip().toUpperCase(Locale.ROOT));
            return new Interval(sides[0], Double.parseDouble(ends[0]), Double.parseDouble(ends[1]), spacing);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("--range must be NAME=LOW..HIGH with numbers, got '" + text + "'", e);
        } catch (IllegalArgumentException e) {
            throw e.getMessage().startsWith("--range") ? e
                    : new IllegalArgumentException(
                            "--range " + sides[0] + ": there is no spacing '" + parts[1]
                                    + "'; there are linear, log, whole",
                            e);
        }
    }

    /** The name before the equals sign. */
    static String nameIn(String text) {
        return text.split("=", 2)[0].strip();
    }

    private static String[] sides(String option, String text, String form) {
        String[] sides = text.split("=", 2);
        if (sides.length == 1 || sides[0].isBlank()) {
            throw new IllegalArgumentException(option + " must be " + form + ", got '" + text + "'");
        }
        String name = sides[0].strip();
        return new String[]{name.equals("rate") ? "lr" : name, sides[1].strip()};
    }
}
