package org.lanewise.trainer.data;

import java.util.Arrays;
import org.lanewise.engine.data.AugmentedImages;
import org.lanewise.engine.data.ByteImages;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.data.augment.Augmentation;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.Shape;

/** Larger training sets, made once and then trained on as they are. */
public final class Amplification {
    private Amplification() {}

    /**
     * The training set of report 002, three times as large: all images, all images again, and of every image one that was
     * changed by {@link Augmentation#REPORT_LI}. The report speaks of 120,000 new images; 60,000 of them are the old ones.
     *
     * @param seed decides the changes
     */
    public static LabeledImages ofReport002(LabeledImages images, Seed seed) {
        LabeledImages changed = changed(images, Augmentation.REPORT_LI, seed);
        int pixels = images.pixels().length;
        int count = images.count();
        byte[] allPixels = Arrays.copyOf(images.pixels(), Math.multiplyExact(3, pixels));
        byte[] allLabels = Arrays.copyOf(images.labels(), 3 * count);
        for (int part = 1; part < 3; part++) {
            byte[] from = part == 1 ? images.pixels() : changed.pixels();
            System.arraycopy(from, 0, allPixels, part * pixels, pixels);
            System.arraycopy(images.labels(), 0, allLabels, part * count, count);
        }
        return new LabeledImages(
                images.name() + ", amplified", images.height(), images.width(), images.classes(), allPixels, allLabels);
    }

    /**
     * Every image changed once, as epoch 0 of a training with that augmentation and seed would show it, rounded.
     *
     * @throws DataException if the augmentation does not suit the images, or changes their size
     */
    public static LabeledImages changed(LabeledImages images, Augmentation augmentation, Seed seed) {
        Shape shape = new Shape(1, images.height(), images.width());
        AugmentedImages augmented = new AugmentedImages(
                new ByteImages(shape, images.pixels(), images.labels(), images.classes(), Normalization.IDENTITY),
                augmentation.on(shape),
                seed);
        if (!augmented.shape().equals(shape)) {
            throw new DataException(images.name() + ": the augmentation makes images of " + augmented.shape() + " from "
                    + shape + ", so they cannot be put beside the others");
        }
        byte[] pixels = new byte[images.pixels().length];
        for (int i = 0; i < images.count(); i++) {
            float[] image = augmented.image(i);
            for (int p = 0; p < image.length; p++) {
                pixels[i * image.length + p] = (byte) Math.round(image[p]);
            }
        }
        return new LabeledImages(
                images.name() + ", changed", images.height(), images.width(), images.classes(), pixels,
                images.labels());
    }
}
