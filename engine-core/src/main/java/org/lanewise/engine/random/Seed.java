package org.lanewise.engine.random;

/**
 * A node in a tree of seeds. {@code seed.child("shuffle").child(epoch)} always names the same stream; draw i of a stream
 * is a pure function of (seed, i).
 *
 * <p>The draws are those of a SplitMix64 generator that jumps: state {@code key + (i + 1) * GAMMA}, finished by David
 * Stafford's variant 13 of the MurmurHash3 mixer (G. Steele, D. Lea, C. Flood: Fast Splittable Pseudorandom Number
 * Generators, OOPSLA 2014, section 4). All results are the same on every machine.
 *
 * @param key the 64 bits that name the stream
 */
public record Seed(long key) {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private static final long NAME = 0xD1B54A32D192ED03L;

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** The stream for a purpose, e.g. {@code "shuffle"}. */
    public Seed child(String name) {
        long hash = NAME;
        for (int i = 0; i < name.length(); i++) {
            hash = mix(hash ^ name.charAt(i)) + GAMMA;
        }
        return new Seed(mix(mix(key + NAME) ^ hash));
    }

    /** The stream for an epoch, an image, a layer. */
    public Seed child(long index) {
        return new Seed(mix(mix(key + GAMMA) ^ (index * NAME + 1)));
    }

    /** 64 uniform bits. */
    public long bits(long index) {
        return mix(key + (index + 1) * GAMMA);
    }

    /** Uniform in [0, 1), a multiple of 2^-53. */
    public double uniform(long index) {
        return (bits(index) >>> 11) * 0x1p-53;
    }

    /** Uniform in [low, high). */
    public double uniform(long index, double low, double high) {
        return low + (high - low) * uniform(index);
    }

    /**
     * Uniform in 0 .. bound - 1, by the high half of a 64 x 32-bit product; the bias is below bound / 2^64.
     *
     * @param bound at least 1
     */
    public int below(long index, int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound must be at least 1, got " + bound);
        }
        return (int) Math.unsignedMultiplyHigh(bits(index), bound);
    }

    /**
     * Standard normal (G. Box, M. Muller: A Note on the Generation of Random Normal Deviates, 1958). Uses
     * {@link StrictMath}, whose results are the same everywhere.
     */
    public double gaussian(long index) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform(2 * index)));
        return radius * StrictMath.cos(2 * StrictMath.PI * uniform(2 * index + 1));
    }

    /** Shuffles the array in place (R. Durstenfeld: Algorithm 235, 1964). */
    public void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = below(i, i + 1);
            int value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
    }
}
