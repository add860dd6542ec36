package org.lanewise.engine.data.augment;

import java.util.List;
import org.lanewise.engine.data.Transform;
import org.lanewise.engine.tensor.Shape;

/** How images are changed by chance: an immutable description, which can be stored as text. */
public sealed interface Augmentation permits
        Chain, OneOf, Sometimes, Warp, Crop, Erase, Shift, Rotation, Blotch, PoissonNoise {
    /** Images stay as they are. */
    Augmentation NONE = new Chain(List.of());

    /**
     * The augmentation of report 002: each image gets one of a blotch, a shift, noise, a rotation by any angle, each as
     * likely as the others.
     */
    Augmentation REPORT_LI = new OneOf(List.of(
            Blotch.REPORT_LI, new Shift(-5, 4), PoissonNoise.REPORT_LI, Rotation.REPORT_LI));

    /** What the ConvNetJS demo of 2014 did: 24 x 24 of 28 x 28 pixels, with offsets 0 .. 3 although 4 would fit. */
    Augmentation CONVNETJS = new Crop(24, 24, 4);

    /**
     * The transform for images of a shape.
     *
     * @throws IllegalArgumentException if such images cannot be changed in this way
     */
    Transform on(Shape shape);
}
