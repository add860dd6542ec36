package org.lanewise.trainer.reproduce;

import java.util.Optional;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.data.Subset;
import org.lanewise.engine.data.augment.Augmentation;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.random.Seed;
import org.lanewise.trainer.data.Amplification;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.data.HoldOut;
import org.lanewise.trainer.data.LabeledImages;
import org.lanewise.trainer.data.Split;
import org.lanewise.trainer.evaluate.Evaluator;
import org.lanewise.trainer.evaluate.Inputs;
import org.lanewise.trainer.train.RunPlan;

/** How an experiment shows the images of a data set. */
public sealed interface Presentation {
    /** Puts the images in front of a network. */
    Material of(RunPlan plan, DataSet data);

    /** Number of images trained on, of so many that there are. */
    int trained(int images);

    /** All training images are trained on. */
    record Whole() implements Presentation {
        @Override
        public Material of(RunPlan plan, DataSet data) {
            Normalization normalization = Inputs.fit(plan.normalization(), data.train());
            return new Material(
                    normalization,
                    Inputs.of(data.train(), plan.network(), normalization),
                    Inputs.of(data.test(), plan.network(), normalization),
                    1,
                    Optional.empty());
        }

        @Override
        public int trained(int images) {
            return images;
        }
    }

    /**
     * Some of the training images are held back.
     *
     * @param images which, as {@link HoldOut#parse} reads it
     */
    record HeldBack(String images) implements Presentation {
        static HeldBack of(HoldOut holdOut) {
            return new HeldBack(holdOut.toString());
        }

        @Override
        public Material of(RunPlan plan, DataSet data) {
            Material whole = new Whole().of(plan, data);
            Split split = HoldOut.parse(images).split(data.train().count());
            return new Material(
                    whole.normalization(),
                    new Subset(whole.train(), split.training()),
                    whole.test(),
                    1,
                    Optional.of(new Subset(whole.train(), split.validation())));
        }

        @Override
        public int trained(int count) {
            return HoldOut.parse(images).split(count).training().length;
        }
    }

    /**
     * The images of report 002: the originals, the originals again if there are augmented ones, and those; the last tenth
     * is held back. Training images are normalised by their own mean image, test images by theirs.
     *
     * @param augmented whether there are augmented images
     * @param shuffled whether they are mixed before the tenth is held back, as the report has it and its code has not
     */
    record Amplified(boolean augmented, boolean shuffled) implements Presentation {
        private static final double HELD_BACK = 0.1;

        @Override
        public Material of(RunPlan plan, DataSet data) {
            LabeledImages images = augmented
                    ? Amplification.ofReport002(data.train(), new Seed(plan.settings().seed()))
                    : data.train();
            Normalization normalization = Inputs.fit(plan.normalization(), images);
            Examples examples = Inputs.of(images, plan.network(), normalization);
            Split split = holdOut().split(images.count());
            LabeledImages tests = data.test();
            Normalization ofTests = normalization.withMeanOf(tests.pixels(), tests.height() * tests.width());
            return new Material(
                    normalization,
                    new Subset(examples, split.training()),
                    Inputs.of(tests, plan.network(), ofTests),
                    1,
                    Optional.of(new Subset(examples, split.validation())));
        }

        private HoldOut holdOut() {
            return shuffled
                    ? new HoldOut.Drawn(HELD_BACK, HoldOut.Drawn.DEFAULT_SEED)
                    : new HoldOut.Last(HELD_BACK);
        }

        @Override
        public int trained(int images) {
            return holdOut().split(augmented ? 3 * images : images).training().length;
        }
    }

    /** The windows of the demo of ConvNetJS: 24 x 24 pixels, drawn anew each time; four of them for every test image. */
    record Windows() implements Presentation {
        @Override
        public Material of(RunPlan plan, DataSet data) {
            Normalization normalization = Inputs.fit(plan.normalization(), data.train());
            Seed seed = new Seed(plan.settings().seed());
            return new Material(
                    normalization,
                    windows(data.train(), plan.network(), normalization, seed.child("train")),
                    windows(data.test(), plan.network(), normalization, seed.child("test")),
                    Evaluator.CROPS,
                    Optional.empty());
        }

        private static Examples windows(
                LabeledImages images, Network network, Normalization normalization, Seed seed) {
            return Inputs.augmented(images, network, normalization, Augmentation.CONVNETJS, seed);
        }

        @Override
        public int trained(int images) {
            return images;
        }
    }
}
