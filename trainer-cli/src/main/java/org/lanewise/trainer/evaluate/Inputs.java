package org.lanewise.trainer.evaluate;

import org.lanewise.engine.data.ByteImages;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.data.NormalizationRule;
import org.lanewise.engine.network.Network;
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
        Shape shape = new Shape(1, images.height(), images.width());
        if (!shape.equals(network.input())) {
            throw new DataException(images.name() + ": the images are " + shape + ", but " + network.name() + " takes "
                    + network.input() + " (channels x rows x columns); choose other data or another model");
        }
        if (!network.output().equals(Shape.vector(images.classes()))) {
            throw new DataException(images.name() + ": there are " + images.classes() + " classes, but "
                    + network.name() + " gives " + network.output() + " values; choose other data or another model");
        }
        return new ByteImages(shape, images.pixels(), images.labels(), images.classes(), normalization);
    }
}
