package org.lanewise.engine.layer;

import org.lanewise.engine.random.Seed;

/** How parameters begin: value i is a function of the seed, i, and the layer's fan-in and fan-out. */
public sealed interface Initializer {
    /** The value of element {@code index}. */
    double draw(Seed seed, int index, int fanIn, int fanOut);

    /** The same value everywhere. */
    record Constant(double value) implements Initializer {
        @Override
        public double draw(Seed seed, int index, int fanIn, int fanOut) {
            return value;
        }
    }

    /** Uniform from low to high. */
    record Uniform(double low, double high) implements Initializer {
        public Uniform {
            if (!(low < high && Double.isFinite(high - low))) {
                throw new IllegalArgumentException(
                        "a uniform initialiser needs finite limits, the lower one first, got " + low + " and " + high);
            }
        }

        @Override
        public double draw(Seed seed, int index, int fanIn, int fanOut) {
            return seed.uniform(index, low, high);
        }
    }

    /** Normal with mean 0. */
    record Normal(double standardDeviation) implements Initializer {
        @Override
        public double draw(Seed seed, int index, int fanIn, int fanOut) {
            return standardDeviation * seed.gaussian(index);
        }
    }

    /**
     * Normal with mean 0, drawn again beyond two standard deviations and not rescaled, as TensorFlow's
     * {@code TruncatedNormal}; what is left has 0.88 of the standard deviation.
     */
    record TruncatedNormal(double standardDeviation) implements Initializer {
        @Override
        public double draw(Seed seed, int index, int fanIn, int fanOut) {
            Seed own = seed.child(index);
            int attempt = 0;
            double value = own.gaussian(attempt);
            while (Math.abs(value) > 2) {
                value = own.gaussian(++attempt);
            }
            return standardDeviation * value;
        }
    }

    /** Uniform in +-1 / sqrt(fan-in), PyTorch's default for convolutions and linear layers, biases included. */
    record FanInUniform() implements Initializer {
        @Override
        public double draw(Seed seed, int index, int fanIn, int fanOut) {
            double limit = 1 / Math.sqrt(fanIn);
            return seed.uniform(index, -limit, limit);
        }
    }

    /**
     * Normal with standard deviation 1 / sqrt(fan-in) (Y. LeCun et al.: Efficient BackProp, 1998, equation 16), ConvNetJS's
     * default for convolutions and linear layers.
     */
    record FanInNormal() implements Initializer {
        @Override
        public double draw(Seed seed, int index, int fanIn, int fanOut) {
            return Math.sqrt(1.0 / fanIn) * seed.gaussian(index);
        }
    }

    /** Uniform in +-sqrt(6 / (fan-in + fan-out)) (X. Glorot, Y. Bengio, AISTATS 2010, equation 16). */
    record GlorotUniform() implements Initializer {
        @Override
        public double draw(Seed seed, int index, int fanIn, int fanOut) {
            double limit = Math.sqrt(6.0 / (fanIn + fanOut));
            return seed.uniform(index, -limit, limit);
        }
    }

    /** Normal with standard deviation sqrt(2 / (fan-in + fan-out)), the same variance (X. Glorot, Y. Bengio, equation 12). */
    record GlorotNormal() implements Initializer {
        @Override
        public double draw(Seed seed, int index, int fanIn, int fanOut) {
            return Math.sqrt(2.0 / (fanIn + fanOut)) * seed.gaussian(index);
        }
    }

    /** Normal with standard deviation sqrt(2 / fan-in) (K. He et al., ICCV 2015, equation 10). */
    record HeNormal() implements Initializer {
        @Override
        public double draw(Seed seed, int index, int fanIn, int fanOut) {
            return Math.sqrt(2.0 / fanIn) * seed.gaussian(index);
        }
    }

    /**
     * Normal with standard deviation sqrt(2 / fan-out) (K. He et al., ICCV 2015, equation 14); the fan-out of a convolution
     * is kernel height * kernel width * output channels.
     */
    record HeNormalFanOut() implements Initializer {
        @Override
        public double draw(Seed seed, int index, int fanIn, int fanOut) {
            return Math.sqrt(2.0 / fanOut) * seed.gaussian(index);
        }
    }
}
