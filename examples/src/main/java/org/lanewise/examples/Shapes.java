package org.lanewise.examples;

import java.util.List;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.data.FloatImages;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.Shape;

/** Noisy drawings of a bar, a post, a cross and a ring, 12 x 12, any number of them: image i follows from the seed and i. */
final class Shapes {
    static final List<String> NAMES = List.of("bar", "post", "cross", "ring");
    static final Shape IMAGE = new Shape(1, 12, 12);

    private final Seed seed;

    Shapes(long seed) {
        this.seed = new Seed(seed);
    }

    Examples examples(int first, int count) {
        float[] values = new float[count * IMAGE.size()];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            System.arraycopy(image(first + i), 0, values, i * IMAGE.size(), IMAGE.size());
            labels[i] = label(first + i);
        }
        return new FloatImages(IMAGE, values, labels, NAMES.size());
    }

    int label(int index) {
        return index % NAMES.size();
    }

    float[] image(int index) {
        Seed own = seed.child(index);
        float[] image = new float[IMAGE.size()];
        int centerX = 4 + own.below(0, 4);
        int centerY = 4 + own.below(1, 4);
        for (int y = 0; y < IMAGE.height(); y++) {
            for (int x = 0; x < IMAGE.width(); x++) {
                int i = y * IMAGE.width() + x;
                boolean ink = inked(label(index), Math.abs(x - centerX), Math.abs(y - centerY));
                image[i] = (float) ((ink ? 1 : 0) + 0.4 * own.gaussian(2 + i));
            }
        }
        return image;
    }

    private static boolean inked(int label, int dx, int dy) {
        return switch (NAMES.get(label)) {
            case "bar" -> dy == 0 && dx <= 3;
            case "post" -> dx == 0 && dy <= 3;
            case "cross" -> dx == 0 && dy <= 3 || dy == 0 && dx <= 3;
            default -> Math.max(dx, dy) == 3;
        };
    }
}
