package org.lanewise.trainer.sweep;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lanewise.trainer.train.EarlyStopping.Watched;

/**
 * All that decides a sweep; stored with it.
 *
 * @param base options of {@code train} that all trials have
 * @param dimensions what is swept, at least one setting
 * @param points which values are tried
 * @param by what makes a setting the best on the images held back
 * @param dataSha256 of the data as found
 */
public record SweepPlan(
        List<String> base, List<Dimension> dimensions, Points points, Watched by, String dataSha256) {
    public SweepPlan {
        base = List.copyOf(base);
        dimensions = List.copyOf(dimensions);
        if (dimensions.isEmpty()) {
            throw new IllegalArgumentException(
                    "a sweep needs settings to try: --grid lr=0.01,0.03,0.1, or --range lr=0.001..0.3 --trials 20");
        }
        Set<String> names = new HashSet<>();
        for (Dimension dimension : dimensions) {
            if (!names.add(dimension.name())) {
                throw new IllegalArgumentException(
                        dimension.name() + " is swept twice; name all its values in one --grid or --range");
            }
        }
    }

    /** How many trials there are. */
    public int trials() {
        return points.count(dimensions);
    }

    /** The settings of a trial, from 0. */
    public List<Setting> settings(int index) {
        return points.at(dimensions, index);
    }
}
