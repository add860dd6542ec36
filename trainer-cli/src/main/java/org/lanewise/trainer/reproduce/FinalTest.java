package org.lanewise.trainer.reproduce;

import org.lanewise.engine.data.Examples;
import org.lanewise.engine.loss.Loss;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.plan.InferencePlan;
import org.lanewise.engine.tensor.Tensor;
import org.lanewise.engine.train.Training;
import org.lanewise.trainer.evaluate.Softmax;

/**
 * Images one by one, after the training.
 *
 * @param images how many
 * @param correct how many got the right class
 * @param loss their mean loss
 * @param lossDeviation its standard deviation over the images
 */
public record FinalTest(int images, int correct, double loss, double lossDeviation) {
    private static final int BATCH = 128;

    /** Share of right classes, 0 .. 1. */
    public double accuracy() {
        return (double) correct / images;
    }

    /** How far the accuracy on other images of the same kind would be off: one standard deviation. */
    public double accuracyStandardError() {
        return Math.sqrt(accuracy() * (1 - accuracy()) / images);
    }

    /** How far the mean loss of other images of the same kind would be off: one standard deviation. */
    public double lossStandardError() {
        return lossDeviation / Math.sqrt(images);
    }

    /** @param views looks at each image, which differ by epoch; the probabilities are averaged */
    static FinalTest of(Training training, Examples examples, int views, Machinery machinery) {
        Parameters parameters = training.parameters();
        Loss trained = training.settings().loss();
        InferencePlan plan = InferencePlan.compile(parameters, BATCH, machinery.kernels(), machinery.workers());
        int classes = parameters.network().output().size();
        double[] probabilities = new double[BATCH * classes];
        double[] losses = new double[BATCH];
        int[] indices = new int[BATCH];
        int correct = 0;
        double sum = 0;
        double squares = 0;
        for (int from = 0; from < examples.size(); from += BATCH) {
            int count = Math.min(BATCH, examples.size() - from);
            for (int i = 0; i < count; i++) {
                indices[i] = from + i;
            }
            java.util.Arrays.fill(probabilities, 0);
            for (int view = 0; view < views; view++) {
                Examples shown = examples.inEpoch(view);
                look(plan.run(shown, indices, 0, count), count, trained, shown, from, probabilities, losses);
            }
            for (int i = 0; i < count; i++) {
                int label = examples.label(from + i);
                // One look's loss comes from its logits, which know more digits than the probabilities do.
                double loss = views == 1 ? losses[i] : -StrictMath.log(probabilities[i * classes + label] / views);
                sum += loss;
                squares += loss * loss;
                correct += largest(probabilities, i * classes, classes) == label ? 1 : 0;
            }
        }
        double mean = sum / examples.size();
        double variance = Math.max(0, squares / examples.size() - mean * mean);
        return new FinalTest(examples.size(), correct, mean, Math.sqrt(variance));
    }

    private static void look(
            Tensor output, int count, Loss loss, Examples examples, int from, double[] probabilities,
            double[] losses) {
        float[] logits = new float[output.shape().size()];
        for (int i = 0; i < count; i++) {
            output.copyImage(i, logits, 0);
            Softmax softmax = Softmax.over(logits);
            for (int c = 0; c < logits.length; c++) {
                probabilities[i * logits.length + c] += softmax.probability(logits[c]);
            }
            losses[i] = ImageLoss.of(loss, logits, examples.label(from + i));
        }
    }

    private static int largest(double[] values, int at, int count) {
        int largest = 0;
        for (int i = 1; i < count; i++) {
            if (values[at + i] > values[at + largest]) {
                largest = i;
            }
        }
        return largest;
    }
}
