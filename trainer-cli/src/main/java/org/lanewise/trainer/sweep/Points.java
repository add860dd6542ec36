package org.lanewise.trainer.sweep;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.lanewise.engine.random.Seed;

/** Which settings are tried: a function of the number of the trial, so that any process can try any of them. */
public sealed interface Points {
    /** How many there are. */
    int count(List<Dimension> dimensions);

    /**
     * The settings of a trial.
     *
     * @param index from 0
     */
    List<Setting> at(List<Dimension> dimensions, int index);

    /** Every combination; the last dimension changes fastest. */
    record Grid() implements Points {
        private static final long MOST = 100_000;

        @Override
        public int count(List<Dimension> dimensions) {
            long count = 1;
            for (Dimension dimension : dimensions) {
                count *= values(dimension).size();
                if (count > MOST) {
                    throw new IllegalArgumentException(
                            "the grid has more than 100,000 points; name fewer values, or draw "
                                    + "some of them with --trials");
                }
            }
            return (int) count;
        }

        private static List<String> values(Dimension dimension) {
            return switch (dimension) {
                case Dimension.Choice choice -> choice.values();
                case Dimension.Interval interval -> throw new IllegalArgumentException("--range " + interval.name()
                        + " has more values than a grid can try; say how many trials to draw, --trials 20");
            };
        }

        @Override
        public List<Setting> at(List<Dimension> dimensions, int index) {
            List<Setting> settings = new ArrayList<>();
            int rest = index;
            for (Dimension dimension : dimensions.reversed()) {
                List<String> values = values(dimension);
                settings.addFirst(new Setting(dimension.name(), values.get(rest % values.size())));
                rest /= values.size();
            }
            return settings;
        }
    }

    /**
     * Points drawn by chance, each for itself.
     *
     * @param seed decides which; not that of the trainings
     */
    record Drawn(int trials, long seed) implements Points {
        public Drawn {
            requireSome(trials);
        }

        @Override
        public int count(List<Dimension> dimensions) {
            return trials;
        }

        @Override
        public List<Setting> at(List<Dimension> dimensions, int index) {
            Seed point = new Seed(seed).child("sweep").child(index);
            return dimensions.stream()
                    .map(dimension -> new Setting(
                            dimension.name(), dimension.at(point.child(dimension.name()).uniform(0))))
                    .toList();
        }
    }

    /**
     * The points of Sobol's sequence without its first, the corner: they leave no part of the space out (I. M. Sobol, 1967; the
     * direction numbers are those of S. Joe and F. Kuo, 2008).
     */
    record Sobol(int trials) implements Points {
        public Sobol {
            requireSome(trials);
        }

        @Override
        public int count(List<Dimension> dimensions) {
            return trials;
        }

        @Override
        public List<Setting> at(List<Dimension> dimensions, int index) {
            double[] point = new SobolSequenceGenerator(dimensions.size()).skipTo(index + 1);
            List<Setting> settings = new ArrayList<>();
            for (int i = 0; i < point.length; i++) {
                settings.add(new Setting(dimensions.get(i).name(), dimensions.get(i).at(point[i])));
            }
            return settings;
        }
    }

    private static void requireSome(int trials) {
        if (trials < 1) {
            throw new IllegalArgumentException("--trials must be at least 1, got " + trials);
        }
    }
}
