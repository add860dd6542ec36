package org.lanewise.engine.kernel;

/**
 * exp, log and tanh for float, each a fixed row of exactly rounded operations, so that every engine gets the same bits by
 * doing the same row. The library functions are no use for that: their vector and scalar forms differ in the last bits.
 *
 * <p>Polynomials from S. Moshier's Cephes library (expf, logf, tanhf); Horner steps are fused here. The constants are
 * public for engines that write the same row with vectors.
 */
public final class FloatMath {
    /** log2(e). */
    public static final float LOG2E = 1.44269504f;
    /** 1.5 * 2^23: adding it rounds to an integer, which then stands in the low bits. */
    public static final float ROUND = 12582912f;
    /** ln 2 in two parts, the first with few enough bits that its product with an exponent is exact. */
    public static final float LN2_HIGH = 0.693359375f;
    /** ln 2 - LN2_HIGH. */
    public static final float LN2_LOW = -2.12194440e-4f;
    /** Below this exp is 0. */
    public static final float EXP_MIN = -104f;
    /** Above this exp is infinite. */
    public static final float EXP_MAX = 89f;

    public static final float EXP_5 = 1.9875691500e-4f;
    public static final float EXP_4 = 1.3981999507e-3f;
    public static final float EXP_3 = 8.3334519073e-3f;
    public static final float EXP_2 = 4.1665795894e-2f;
    public static final float EXP_1 = 1.6666665459e-1f;
    public static final float EXP_0 = 5.0000001201e-1f;

    /** Bits of sqrt(1/2), where the mantissa is cut for log. */
    public static final int SQRT_HALF_BITS = 0x3F3504F3;

    public static final float LOG_8 = 7.0376836292e-2f;
    public static final float LOG_7 = -1.1514610310e-1f;
    public static final float LOG_6 = 1.1676998740e-1f;
    public static final float LOG_5 = -1.2420140846e-1f;
    public static final float LOG_4 = 1.4249322787e-1f;
    public static final float LOG_3 = -1.6668057665e-1f;
    public static final float LOG_2 = 2.0000714765e-1f;
    public static final float LOG_1 = -2.4999993993e-1f;
    public static final float LOG_0 = 3.3333331174e-1f;

    /** Below this magnitude tanh is a polynomial, above it comes from exp. */
    public static final float TANH_SMALL = 0.625f;

    public static final float TANH_4 = -5.70498872745e-3f;
    public static final float TANH_3 = 2.06390887954e-2f;
    public static final float TANH_2 = -5.37397155531e-2f;
    public static final float TANH_1 = 1.33314422036e-1f;
    public static final float TANH_0 = -3.33332819422e-1f;

    private FloatMath() {}

    /** e^x, within 2 units in the last place; NaN for NaN. */
    public static float exp(float x) {
        float clamped = Math.max(EXP_MIN, Math.min(EXP_MAX, x));
        float shifted = Math.fma(clamped, LOG2E, ROUND);
        float n = shifted - ROUND;
        float r = Math.fma(n, -LN2_HIGH, clamped);
        r = Math.fma(n, -LN2_LOW, r);
        float p = Math.fma(EXP_5, r, EXP_4);
        p = Math.fma(p, r, EXP_3);
        p = Math.fma(p, r, EXP_2);
        p = Math.fma(p, r, EXP_1);
        p = Math.fma(p, r, EXP_0);
        p = Math.fma(p, r * r, r) + 1f;
        // Two factors, each a normal number: 2^n itself may be subnormal or too large.
        int exponent = Float.floatToRawIntBits(shifted) - Float.floatToRawIntBits(ROUND);
        int half = exponent >> 1;
        float first = Float.intBitsToFloat((half + 127) << 23);
        float second = Float.intBitsToFloat((exponent - half + 127) << 23);
        return p * first * second;
    }

    /** Natural logarithm of a positive normal number, within 2 units in the last place; NaN for NaN and infinity. */
    public static float log(float x) {
        int exponent = (Float.floatToRawIntBits(x) - SQRT_HALF_BITS) >> 23;
        float n = exponent;
        float f = Float.intBitsToFloat(Float.floatToRawIntBits(x) - (exponent << 23)) - 1f;
        float p = Math.fma(LOG_8, f, LOG_7);
        p = Math.fma(p, f, LOG_6);
        p = Math.fma(p, f, LOG_5);
        p = Math.fma(p, f, LOG_4);
        p = Math.fma(p, f, LOG_3);
        p = Math.fma(p, f, LOG_2);
        p = Math.fma(p, f, LOG_1);
        p = Math.fma(p, f, LOG_0);
        float square = f * f;
        float y = p * f * square;
        y = Math.fma(n, LN2_LOW, y);
        y = Math.fma(-0.5f, square, y);
        // x - x is 0, or NaN where x is not finite.
        return Math.fma(n, LN2_HIGH, f + y) + (x - x);
    }

    /** Hyperbolic tangent, within 3 units in the last place; NaN for NaN. */
    public static float tanh(float x) {
        float magnitude = Math.abs(x);
        float square = x * x;
        float p = Math.fma(TANH_4, square, TANH_3);
        p = Math.fma(p, square, TANH_2);
        p = Math.fma(p, square, TANH_1);
        p = Math.fma(p, square, TANH_0);
        float small = Math.fma(p * square, x, x);
        float large = 1f - 2f / (exp(magnitude + magnitude) + 1f);
        return magnitude < TANH_SMALL ? small : x < 0 ? -large : large;
    }

    /** 1 / (1 + e^-x), within 3 units in the last place; 0 where e^-x overflows, from x = -88.73 down. */
    public static float sigmoid(float x) {
        return 1f / (1f + exp(-x));
    }
}
