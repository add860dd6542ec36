package org.lanewise.trainer.reproduce;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.data.Subset;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.random.Seed;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.evaluate.Hits;

/**
 * One of the images that report 002 validated with: all of them are augmented.
 *
 * @param change by which it was made
 * @param right whether the trained network gives it its class
 * @param originalRight whether it does so with the image it was made from, which it was trained on
 */
public record LiValidation(LiChange change, boolean right, boolean originalRight) {
    /** The name of the experiment; its variants with other optimisers hold back the same images. */
    public static final String EXPERIMENT = "li-cnn";

    /** All images that a run of {@value #EXPERIMENT}, or of a variant on the same images, held back. */
    public static List<LiValidation> of(Run run, Scale scale, DataSet data, Kernels kernels, Workers workers) {
        Experiment experiment = Experiments.find(EXPERIMENT).findFirst().orElseThrow();
        Material material = experiment.presentation().of(experiment.plan(scale, run.seed()), data);
        Parameters parameters = run.network().parameters();
        Examples held = material.validation().orElseThrow();
        BitSet right = Hits.of(parameters, held, kernels, workers);
        // The last images of originals, originals, augmented: these are the originals they were made of.
        int first = data.train().count() - held.size();
        int[] originals = IntStream.range(first, data.train().count()).toArray();
        BitSet originalRight = Hits.of(parameters, new Subset(material.train(), originals), kernels, workers);
        Seed seed = new Seed(run.seed());
        List<LiValidation> images = new ArrayList<>();
        for (int i = 0; i < held.size(); i++) {
            images.add(new LiValidation(LiChange.of(seed, first + i), right.get(i), originalRight.get(i)));
        }
        return images;
    }
}
