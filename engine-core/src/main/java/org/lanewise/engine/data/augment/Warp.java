package org.lanewise.engine.data.augment;

import org.lanewise.engine.data.Transform;
import org.lanewise.engine.tensor.Shape;

/**
 * Bends the image: an affine map and an elastic distortion, interpolated only once. The value at a place of the result is
 * that of the image at the affine map of (place + displacement).
 */
public record Warp(Affine affine, Elastic elastic, Interpolation interpolation) implements Augmentation {
    /** An affine map alone. */
    public static Warp of(Affine affine) {
        return new Warp(affine, Elastic.NONE, Interpolation.BILINEAR);
    }

    /** An elastic distortion alone. */
    public static Warp of(Elastic elastic) {
        return new Warp(Affine.NONE, elastic, Interpolation.BILINEAR);
    }

    /** Both. */
    public static Warp of(Affine affine, Elastic elastic) {
        return new Warp(affine, elastic, Interpolation.BILINEAR);
    }

    public Warp with(Interpolation interpolation) {
        return new Warp(affine, elastic, interpolation);
    }

    @Override
    public Transform on(Shape shape) {
        return new Resampling(shape, affine, DisplacementField.of(elastic, shape), interpolation);
    }
}
