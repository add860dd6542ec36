package org.lanewise.trainer.evaluate;

import java.util.Arrays;

/**
 * How often each class was taken for each.
 *
 * @param counts one row a right class, one column a chosen class
 */
public record ConfusionMatrix(int[][] counts) {
    public ConfusionMatrix {
        counts = Arrays.stream(counts).map(int[]::clone).toArray(int[][]::new);
        for (int[] row : counts) {
            if (row.length != counts.length) {
                throw new IllegalArgumentException(
                        "a row of " + row.length + " counts in a matrix of " + counts.length + " classes");
            }
        }
    }

    /** Counts what a network made of images. */
    public static ConfusionMatrix of(Predictions predictions) {
        int[][] counts = new int[predictions.classes()][predictions.classes()];
        for (int i = 0; i < predictions.images(); i++) {
            counts[predictions.labels()[i]][predictions.winners()[i]]++;
        }
        return new ConfusionMatrix(counts);
    }

    public int classes() {
        return counts.length;
    }

    public int count(int right, int chosen) {
        return counts[right][chosen];
    }

    /** Images of this class. */
    public int ofClass(int right) {
        return Arrays.stream(counts[right]).sum();
    }

    /** Images that this class was chosen for. */
    public int chosen(int chosen) {
        return Arrays.stream(counts).mapToInt(row -> row[chosen]).sum();
    }

    /** How well one class is told from the others. */
    public ClassScore score(int type) {
        return new ClassScore(count(type, type), chosen(type), ofClass(type));
    }
}
