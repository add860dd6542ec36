package org.lanewise.engine.kernel.scalar;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.stream.IntStream;

/**
 * A sum of products, as the places of its factors in the order in which the terms are added; the same places, moved
 * along, serve every element of a result. Sums are taken for 16 lanes, four at a time: so many stay in registers.
 */
final class Terms {
    private final int[] firsts;
    private final int[] seconds;

    private Terms(int[] firsts, int[] seconds) {
        this.firsts = firsts;
        this.seconds = seconds;
    }

    /** Collects terms in order. */
    static final class Builder {
        private final IntStream.Builder firsts = IntStream.builder();
        private final IntStream.Builder seconds = IntStream.builder();

        /** Adds a term: offset of its first factor (a weight), offset of its second. */
        void add(int first, int second) {
            firsts.add(first);
            seconds.add(second);
        }

        Terms build() {
            return new Terms(firsts.build().toArray(), seconds.build().toArray());
        }
    }

    /** y = start + w0 x0 + w1 x1 + ...; a weight is one value for all lanes. */
    void sum(float start, float[] w, int wAt, float[] x, int xAt, float[] y, int yAt) {
        for (int lane = 0; lane < LANES; lane += 4) {
            float a = start;
            float b = start;
            float c = start;
            float d = start;
            for (int i = 0; i < firsts.length; i++) {
                float weight = w[wAt + firsts[i]];
                int from = xAt + seconds[i] + lane;
                a = Math.fma(weight, x[from], a);
                b = Math.fma(weight, x[from + 1], b);
                c = Math.fma(weight, x[from + 2], c);
                d = Math.fma(weight, x[from + 3], d);
            }
            y[yAt + lane] = a;
            y[yAt + lane + 1] = b;
            y[yAt + lane + 2] = c;
            y[yAt + lane + 3] = d;
        }
    }

    /** sums += g0 x0 + g1 x1 + ..., all factors having 16 lanes. */
    void addProducts(float[] g, int gAt, float[] x, int xAt, float[] sums, int sumsAt) {
        for (int lane = 0; lane < LANES; lane += 4) {
            float a = sums[sumsAt + lane];
            float b = sums[sumsAt + lane + 1];
            float c = sums[sumsAt + lane + 2];
            float d = sums[sumsAt + lane + 3];
            for (int i = 0; i < firsts.length; i++) {
                int with = gAt + firsts[i] + lane;
                int from = xAt + seconds[i] + lane;
                a = Math.fma(g[with], x[from], a);
                b = Math.fma(g[with + 1], x[from + 1], b);
                c = Math.fma(g[with + 2], x[from + 2], c);
                d = Math.fma(g[with + 3], x[from + 3], d);
            }
            sums[sumsAt + lane] = a;
            sums[sumsAt + lane + 1] = b;
            sums[sumsAt + lane + 2] = c;
            sums[sumsAt + lane + 3] = d;
        }
    }

    /** sums += g0 + g1 + ..., the first factors alone. */
    void add(float[] g, int gAt, float[] sums, int sumsAt) {
        for (int first : firsts) {
            for (int lane = 0; lane < LANES; lane++) {
                sums[sumsAt + lane] += g[gAt + first + lane];
            }
        }
    }
}
