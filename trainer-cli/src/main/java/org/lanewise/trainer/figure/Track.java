package org.lanewise.trainer.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * One quantity of several things: where each of them lies on a line from 0 to 1, and what is written along the line. Words
 * have places like numbers.
 *
 * @param label quantity and unit
 * @param places of the things; NaN for those that have none
 * @param marks along the line
 */
public record Track(String label, double[] places, List<Mark> marks) {
    /** Pixels that a line is thought to have, so that its marks are not too many. */
    private static final double LENGTH = 260;

    private static final double SPACING = 46;

    /** A text at a place. */
    public record Mark(double place, String text) {}

    public Track {
        Objects.requireNonNull(label);
        places = places.clone();
        marks = List.copyOf(marks);
    }

    /** Numbers along an axis, a little further than they go. */
    public static Track of(Axis axis, double[] values) {
        Scale scale = Scale.loose(axis, Range.of(values, axis.kind()), LENGTH);
        Ticks ticks = scale.ticks(SPACING);
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < ticks.major().length; i++) {
            marks.add(new Mark(scale.pixels(ticks.major()[i]) / LENGTH, ticks.labels()[i]));
        }
        double[] places = Arrays.stream(values)
                .map(value -> scale.shows(value) ? scale.pixels(value) / LENGTH : Double.NaN)
                .toArray();
        return new Track(axis.label(), places, marks);
    }

    /**
     * Words at equal distances.
     *
     * @param words all there are, in order
     * @param values the word of each thing
     */
    public static Track ofWords(String label, List<String> words, List<String> values) {
        List<Mark> marks = words.stream().map(word -> new Mark(place(words, word), word)).toList();
        return new Track(label, values.stream().mapToDouble(word -> place(words, word)).toArray(), marks);
    }

    private static double place(List<String> words, String word) {
        return (words.indexOf(word) + 0.5) / words.size();
    }

    /** Where a thing lies. */
    double place(int thing) {
        return places[thing];
    }

    /** How many things there are. */
    int count() {
        return places.length;
    }

    boolean hasPlace(int thing) {
        return !Double.isNaN(places[thing]);
    }

    /** Pixels of the longest text along the line. */
    double widest() {
        return marks.stream().mapToDouble(mark -> TextWidth.of(mark.text())).max().orElse(0);
    }
}
