package org.lanewise.engine.data.augment;

/** How the value between pixels is found; what lies outside of the image is 0. */
public enum Interpolation {
    /** From the 4 nearest pixels, linear in each direction. Softens the image a little. */
    BILINEAR,
    /**
     * From the 16 nearest pixels by the convolution kernel with a = -1/2 (R. Keys: Cubic Convolution Interpolation for
     * Digital Image Processing, IEEE Transactions on Acoustics, Speech, and Signal Processing 29(6), 1981, equation 15).
     * Held within 0 .. 255. Keeps edges sharper.
     */
    CUBIC
}
