package org.lanewise.engine.optim;

/**
 * The learning rate over time: a function of the optimiser's own rate and the number of the update, so that a training
 * that is taken up again goes on as it would have. What needs the length of a run has it as a component; after it the last
 * rate stays.
 *
 * <p>All arithmetic is exactly rounded, so rates are the same on every machine.
 */
public sealed interface Schedule {
    /**
     * The learning rate of an update.
     *
     * @param base the optimiser's learning rate
     * @param step updates made before this one
     * @param stepsPerEpoch updates an epoch, at least 1
     */
    double rate(double base, long step, int stepsPerEpoch);

    /** The same schedule for a run of so many epochs, if it depends on that; otherwise this one. */
    Schedule over(int epochs);

    /** What steps are counted in. */
    enum Unit {
        STEPS,
        EPOCHS
    }

    /** Always the same rate. */
    record Constant() implements Schedule {
        @Override
        public double rate(double base, long step, int stepsPerEpoch) {
            return base;
        }

        @Override
        public Schedule over(int epochs) {
            return this;
        }
    }

    /**
     * The rate times {@code factor} after every so many steps or epochs, as PyTorch's {@code StepLR}:
     * base * factor^floor(t / every).
     *
     * @param factor above 0, at most 1
     * @param every at least 1
     * @param unit of {@code every}
     */
    record Step(double factor, long every, Unit unit) implements Schedule {
        public Step {
            if (!(factor > 0 && factor <= 1)) {
                throw new IllegalArgumentException(
                        "the factor of the step schedule must be above 0 and at most 1, got " + factor);
            }
            checkCount("the distance of the step schedule", every);
        }

        @Override
        public double rate(double base, long step, int stepsPerEpoch) {
            long time = unit == Unit.STEPS ? step : step / stepsPerEpoch;
            return base * Power.of(factor, time / every);
        }

        @Override
        public Schedule over(int epochs) {
            return this;
        }
    }

    /**
     * The schedule of report 002: the rate is halved before update 0 and again before every update whose number, from 0,
     * is a multiple of {@code every}. So the optimiser's own rate is never used; the first {@code every} updates have half
     * of it.
     *
     * @param every at least 1; the report's is 1000
     */
    record Halving(long every) implements Schedule {
        public Halving {
            checkCount("the distance of the halving schedule", every);
        }

        @Override
        public double rate(double base, long step, int stepsPerEpoch) {
            return base * Power.of(0.5, step / every + 1);
        }

        @Override
        public Schedule over(int epochs) {
            return this;
        }
    }

    /**
     * Half a cosine from the optimiser's rate down (I. Loshchilov, F. Hutter: SGDR: Stochastic Gradient Descent with Warm
     * Restarts, ICLR 2017, equation 5, without restarts): floor + (base - floor) * (1 + cos(pi * t / T)) / 2.
     *
     * @param epochs T, at least 1; t is counted in steps, as the paper does
     * @param floor the last rate as a part of the first, from 0 to 1
     */
    record Cosine(int epochs, double floor) implements Schedule {
        public Cosine {
            checkCount("the epochs of the cosine schedule", epochs);
            checkPart("the floor of the cosine schedule", floor);
        }

        @Override
        public double rate(double base, long step, int stepsPerEpoch) {
            double time = step / ((double) epochs * stepsPerEpoch);
            return HalfCosine.between(base, floor * base, time);
        }

        @Override
        public Schedule over(int epochs) {
            return new Cosine(epochs, floor);
        }
    }

    /**
     * Up to the optimiser's rate and down to almost nothing (L. Smith, N. Topin: Super-Convergence: Very Fast Training of
     * Neural Networks Using Large Learning Rates, 2018). The numbers are those of PyTorch's {@code OneCycleLR} with cosine
     * annealing: with n updates, half a cosine from base / divisor at update 0 to base at rise * n - 1, and another from
     * there to base / divisor / lastDivisor at n - 1. The momentum stays as it is ({@code cycle_momentum=False}).
     *
     * @param epochs the whole length, at least 1
     * @param rise part of the length in which the rate goes up, at least 0, below 1
     * @param divisor of the highest rate, giving the first; at least 1
     * @param lastDivisor of the first rate, giving the last; at least 1
     */
    record OneCycle(int epochs, double rise, double divisor, double lastDivisor) implements Schedule {
        public OneCycle {
            checkCount("the epochs of the one-cycle schedule", epochs);
            if (!(rise >= 0 && rise < 1)) {
                throw new IllegalArgumentException(
                        "the rise of the one-cycle schedule must be at least 0 and below 1, got " + rise);
            }
            checkDivisor("the divisor of the one-cycle schedule", divisor);
            checkDivisor("the last divisor of the one-cycle schedule", lastDivisor);
        }

        /** PyTorch's settings: up for 0.3 of the length, from a 25th of the rate, down to a 10,000th of that. */
        public static OneCycle of(int epochs) {
            return new OneCycle(epochs, 0.3, 25, 1e4);
        }

        @Override
        public double rate(double base, long step, int stepsPerEpoch) {
            double steps = (double) epochs * stepsPerEpoch;
            double first = base / divisor;
            double top = rise * steps - 1;
            if (top > 0 && step <= top) {
                return HalfCosine.between(first, base, step / top);
            }
            return step >= steps - 1
                    ? first / lastDivisor
                    : HalfCosine.between(base, first / lastDivisor, (step - top) / (steps - 1 - top));
        }

        @Override
        public Schedule over(int epochs) {
            return new OneCycle(epochs, rise, divisor, lastDivisor);
        }
    }

    /**
     * Another schedule, whose rates are multiplied by (step + 1) / n in the first n steps (P. Goyal et al.: Accurate,
     * Large Minibatch SGD, 2017, section 2.2). The other one counts from the beginning of the run as well.
     *
     * @param epochs n in epochs, above 0; may be a fraction
     * @param schedule the rates to be reached
     */
    record Warmup(double epochs, Schedule schedule) implements Schedule {
        public Warmup {
            if (!(epochs > 0 && epochs < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "the epochs of the warm-up must be above 0 and finite, got " + epochs);
            }
            if (schedule instanceof Warmup) {
                throw new IllegalArgumentException("a warm-up cannot warm up another one");
            }
        }

        @Override
        public double rate(double base, long step, int stepsPerEpoch) {
            return Math.min(1, (step + 1) / (epochs * stepsPerEpoch)) * schedule.rate(base, step, stepsPerEpoch);
        }

        @Override
        public Schedule over(int epochs) {
            return new Warmup(this.epochs, schedule.over(epochs));
        }
    }

    private static void checkCount(String name, long count) {
        if (count < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, got " + count);
        }
    }

    private static void checkPart(String name, double part) {
        if (!(part >= 0 && part <= 1)) {
            throw new IllegalArgumentException(name + " must be from 0 to 1, got " + part);
        }
    }

    private static void checkDivisor(String name, double divisor) {
        if (!(divisor >= 1 && divisor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be at least 1 and finite, got " + divisor);
        }
    }
}
