package org.lanewise.engine.data.augment;

/**
 * An affine map about the middle of the image. Everything is drawn uniformly from minus to plus the number given, for rows
 * and columns separately where there are two of them; angles are multiples of 1/1440 of their largest.
 *
 * @param shift in pixels
 * @param rotation in degrees, at most 360
 * @param scale relative: 0.1 for factors of 0.9 to 1.1; below 1
 * @param shear angle by which upright lines lean, in degrees, below 90
 */
public record Affine(double shift, double rotation, double scale, double shear) {
    /** No change. */
    public static final Affine NONE = new Affine(0, 0, 0, 0);

    public Affine {
        if (!(shift >= 0 && shift <= 1e6 && rotation >= 0 && rotation <= 360 && scale >= 0 && scale < 1 && shear >= 0
                && shear < 90)) {
            throw new IllegalArgumentException("an affine map with shift " + shift + ", rotation " + rotation
                    + ", scale " + scale + ", shear " + shear + ": all must be at least 0, the rotation at most 360, "
                    + "the scale below 1, the shear below 90");
        }
    }
}
