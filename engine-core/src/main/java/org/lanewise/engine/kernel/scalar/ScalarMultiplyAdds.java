package org.lanewise.engine.kernel.scalar;

/** Multiply-adds and nothing else: enough independent ones that none waits for another. */
final class ScalarMultiplyAdds {
    private static final int CHAINS = 12;

    private ScalarMultiplyAdds() {}

    /** Returns how many were done. The result is looked at, so that the compiler must compute it. */
    static long run(int rounds) {
        float scale = 0.999f;
        float shift = 0.001f;
        float a = 0;
        float b = 1;
        float c = 2;
        float d = 3;
        float e = 4;
        float f = 5;
        float g = 6;
        float h = 7;
        float i = 8;
        float j = 9;
        float k = 10;
        float l = 11;
        for (int round = 0; round < rounds; round++) {
            a = Math.fma(a, scale, shift);
            b = Math.fma(b, scale, shift);
            c = Math.fma(c, scale, shift);
            d = Math.fma(d, scale, shift);
            e = Math.fma(e, scale, shift);
            f = Math.fma(f, scale, shift);
            g = Math.fma(g, scale, shift);
            h = Math.fma(h, scale, shift);
            i = Math.fma(i, scale, shift);
            j = Math.fma(j, scale, shift);
            k = Math.fma(k, scale, shift);
            l = Math.fma(l, scale, shift);
        }
        float sum = a + b + c + d + e + f + g + h + i + j + k + l;
        return Float.isNaN(sum) ? 0 : (long) CHAINS * rounds;
    }
}
