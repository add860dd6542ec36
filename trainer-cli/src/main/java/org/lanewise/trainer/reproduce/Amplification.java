package org.lanewise.trainer.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.lanewise.engine.data.AugmentedImages;
import org.lanewise.engine.data.ByteImages;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.data.NormalizationRule;
import org.lanewise.engine.data.augment.Augmentation;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.trainer.data.LabeledImages;

/** The data set of report 002: three times as many images as there were, a third of them new. */
final class Amplification {
    private Amplification() {}

    /** The pixels of the images, followed by those of one augmented image for each. */
    static byte[] doubled(LabeledImages images, Seed seed) {
        Shape shape = new Shape(1, images.height(), images.width());
        AugmentedImages augmented = new AugmentedImages(
                new ByteImages(shape, images.pixels(), images.labels(), images.classes(), Normalization.IDENTITY),
                Augmentation.REPORT_LI.on(shape),
                seed.child("amplification"));
        byte[] pixels = Arrays.copyOf(images.pixels(), 2 * images.pixels().length);
        IntStream.range(0, images.count()).parallel().forEach(i -> {
            float[] image = augmented.image(i);
            int at = images.pixels().length + i * shape.size();
            for (int p = 0; p < image.length; p++) {
                pixels[at + p] = (byte) Math.clamp(Math.round(image[p]), 0, 255);
            }
        });
        return pixels;
    }

    /** The array and once more the array. */
    static byte[] twice(byte[] array) {
        byte[] twice = Arrays.copyOf(array, 2 * array.length);
        System.arraycopy(array, 0, twice, array.length, array.length);
        return twice;
    }

    /** Indices into the doubled images: originals, originals again, augmented. */
    static int[] order(int originals, boolean augmented) {
        return augmented
                ? IntStream.concat(IntStream.range(0, originals), IntStream.range(0, 2 * originals)).toArray()
                : IntStream.range(0, originals).toArray();
    }

    /** The normalisation of images of which some appear more than once. */
    static Normalization normalization(NormalizationRule rule, LabeledImages images, int[] order) {
        int size = images.height() * images.width();
        Normalization once = rule.fit(images.pixels(), size);
        if (once.mean().isEmpty() || order.length == images.count()) {
            return once;
        }
        long[] sums = new long[size];
        for (int image : order) {
            for (int p = 0; p < size; p++) {
                sums[p] += images.pixels()[image * size + p] & 0xFF;
            }
        }
        List<Double> mean = new ArrayList<>(size);
        for (long sum : sums) {
            mean.add((double) sum / order.length);
        }
        return new Normalization(once.offset(), once.scale(), mean);
    }
}
