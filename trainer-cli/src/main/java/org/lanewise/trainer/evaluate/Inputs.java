package org.lanewise.trainer.evaluate;

import org.lanewise.engine.data.AugmentedImages;
import org.lanewise.engine.data.ByteImages;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.data.NormalizationRule;
import org.lanewise.engine.data.Transform;
import org.lanewise.engine.data.augment.Augmentation;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.trainer.data.DataException;
import org.lanewise.trainer.data.LabeledImages;

/** Images as a network takes them. */
public final class Inputs {
    private Inputs() {}

    /**
     * The normalisation that a rule gives for training images.
     *
     * @throws DataException if it cannot be computed from them
     */
    public static Normalization fit(NormalizationRule rule, LabeledImages training) {
        try {
            return rule.fit(training.pixels(), training.height() * training.width());
        } catch (IllegalArgumentException e) {
            throw new DataException(training.name() + ": " + e.getMessage(), e);
        }
    }

    /**
     * The images behind a normalisation.
     *
     * @throws DataException if the network takes images of another size or tells other classes apart
     */
    public static Examples of(LabeledImages images, Network network, Normalization normalization) {
        Shape shape = shape(images);
        requireFit(images, shape, network);
        return bytes(images, shape, normalization);
    }

    /**
     * The images behind an augmentation and a normalisation; the augmentation may change their size to that of the
     * network.
     *
     * @param seed of the training; image i of epoch e depends on it, on e and i alone
     * @throws DataException if the augmentation does not suit the images, or the network takes images of another size or
     *     tells other classes apart
     */
    public static Examples augmented(
            LabeledImages images, Network network, Normalization normalization, Augmentation augmentation, Seed seed) {
        Shape shape = shape(images);
        Transform transform;
        try {
            transform = augmentation.on(shape);
        } catch (IllegalArgumentException e) {
            throw new DataException(images.name() + ": " + e.getMessage(), e);
        }
        requireFit(images, transform.shape(), network);
        return augmentation.equals(Augmentation.NONE)
                ? bytes(images, shape, normalization)
                : new AugmentedImages(bytes(images, shape, normalization), transform, seed);
    }

    private static Shape shape(LabeledImages images) {
        return new Shape(1, images.height(), images.width());
    }

    private static ByteImages bytes(LabeledImages images, Shape shape, Normalization normalization) {
        return new ByteImages(shape, images.pixels(), images.labels(), images.classes(), normalization);
    }

    private static void requireFit(LabeledImages images, Shape shape, Network network) {
        if (!shape.equals(network.input())) {
            throw new DataException(images.name() + ": the images are " + shape + ", but " + network.name() + " takes "
                    + network.input() + " (channels x rows x columns); choose other data or another model");
        }
        if (!network.output().equals(Shape.vector(images.classes()))) {
            throw new DataException(images.name() + ": there are " + images.classes() + " classes, but "
                    + network.name() + " gives " + network.output() + " values; choose other data or another model");
        }
    }
}
