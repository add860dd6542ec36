package org.lanewise.trainer.train;

import java.util.Optional;
import org.lanewise.engine.checkpoint.NetworkFile;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.train.Training;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.data.LabeledImages;
import org.lanewise.trainer.evaluate.Evaluator;
import org.lanewise.trainer.evaluate.Inputs;

/**
 * A run that has its images and is ready for its next step.
 *
 * @param found the data as found
 * @param images the data as the run sees it
 * @param normalization fitted to the training images
 * @param program name and version, stored with the network
 */
public record PreparedRun(
        Start start, DataSet found, DataSet images, Normalization normalization, Training training, Kernels kernels,
        Workers workers, String program) {
    /**
     * Brings a start and its data together.
     *
     * @param images as the preparation of the plan makes them of those found
     * @throws org.lanewise.trainer.data.DataException if the data do not suit the run, or are not those it was begun with
     * @throws IllegalArgumentException if a batch is larger than the data
     */
    public static PreparedRun of(
            Start start, DataSet found, DataSet images, Kernels kernels, Workers workers, String program) {
        RunPlan plan = start.plan();
        start.requireData(images);
        plan.requireBatchOf(images.train());
        Normalization normalization = Inputs.fit(plan.normalization(), images.train());
        Examples examples = Inputs.augmented(
                images.train(), plan.network(), normalization, plan.preparation().augmentation(),
                new Seed(plan.settings().seed()));
        return new PreparedRun(
                start, found, images, normalization, start.training(examples, kernels, workers), kernels, workers,
                program);
    }

    public RunPlan plan() {
        return start.plan();
    }

    /** Measures the parameters of the training on images of the kind it is trained on. */
    public Evaluator evaluator(LabeledImages measured) {
        return Evaluator.on(
                measured, training.parameters(), plan().preparation().measuring(normalization, measured),
                plan().settings().loss(), kernels, workers);
    }

    /**
     * What the run measures: after every so many epochs the images to measure on.
     *
     * @param test whether to look at the test images at the end, if others decide when that is
     */
    public Measuring measuring(int every, Evaluator evaluator, boolean test) {
        Optional<EarlyStopping> stopping = plan().stopping();
        return new Measuring(
                evaluator,
                images.measured() == DataSet.Measured.TEST,
                stopping.map(EarlyStopping::every).orElse(every),
                stopping,
                stopping.filter(_ -> test).map(_ -> evaluator(found.test())));
    }

    /** Where the network will come from. */
    public Provenance provenance() {
        return Provenance.of(plan(), images, program);
    }

    /** What is learned, as it is now. */
    public NetworkFile network() {
        return new NetworkFile(training.parameters(), normalization, provenance().entries());
    }
}
