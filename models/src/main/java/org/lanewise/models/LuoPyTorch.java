package org.lanewise.models;

import java.util.List;
import java.util.OptionalInt;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.layer.AvgPool2d;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.Initializer;
import org.lanewise.engine.layer.Layer;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.ReLU;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.optim.Sgd;
import org.lanewise.engine.tensor.Shape;

/**
 * The networks that Yantian Luo built in PyTorch: a perceptron and a small CNN, each with and without batch normalisation,
 * and a small residual network.
 *
 * <p>Where the report is silent or wrong:
 *
 * <ul>
 *   <li>The initialisation is not printed; it is PyTorch's: weights and biases uniform in +-1/sqrt(fan-in). So is the
 *       normalisation of the images, (p/255 - 0.1307) / 0.3081. Both are read from the code.
 *   <li>The figures of the networks are lost from the text of the report; the code has linear layers of 128, 64 and 10, and
 *       the CNN of report 000, {@code luo-cnn1}.
 *   <li>Test losses are the mean cross-entropy divided once more by the size of the test batch, 100. What is claimed as
 *       0.0010 is 0.10.
 *   <li>"After 5000 iterations" means after 5,000 images: the log prints the number of the batch times the batch size.
 *   <li>The printed numbers of parameters leave out the biases of the perceptron, and count every bias vector of the CNN
 *       as one value.
 *   <li>The code tests before it trains an epoch, so the network after the last epoch is never tested; we test it.
 * </ul>
 */
final class LuoPyTorch {
    private static final Report REPORT =
            new Report("001", "MNIST Digits Classification using PyTorch", "Yantian Luo", OptionalInt.of(2019));
    private static final Shape INPUT = new Shape(1, 28, 28);
    private static final Recipe RECIPE = Recipe.of(new Sgd(0.1, 0.9, 1e-4), 100, 100);
    private static final Initializer PYTORCH = new Initializer.FanInUniform();
    private static final String LOSS_OVER_BATCH = "the mean cross-entropy, divided once more by the batch of 100";
    private static final String IMAGES = "counts images: the log prints the number of the batch times its size";

    private LuoPyTorch() {}

    static List<Model> models() {
        return List.of(mlp(), cnn());
    }

    private static Model mlp() {
        return model(
                "luo-mlp",
                "A perceptron with hidden layers of 128 and 64",
                List.of(
                        Claim.reported("table 3.1, without BN", new Quantity.Accuracy(Split.TEST, new Moment.End()),
                                "0.976"),
                        Claim.reported("table 3.1, without BN", new Quantity.Loss(Split.TEST, new Moment.End()),
                                "0.0010").meaning(0.10, LOSS_OVER_BATCH),
                        Claim.reported("table 3.1, without BN", new Quantity.TrainingTime(), "14min"),
                        Claim.reported("table 3.1, without BN", new Quantity.ParameterCount(), "109,184")
                                .meaning(109_386, "counts weights only"),
                        Claim.reported("section 3.1.2",
                                new Quantity.Accuracy(Split.TEST, new Moment.AfterEpoch(1)), "95.46%"),
                        Claim.reported("section 3.1.2", new Quantity.ImagesToAccuracy(0.9), "15000").but(IMAGES)),
                new Flatten(), linear(128), new ReLU(), linear(64), new ReLU(), linear(10));
    }

    private static Model cnn() {
        return model(
                "luo-cnn",
                "luo-cnn1 as PyTorch trains it: other initialisation, normalisation and learning rate",
                List.of(
                        Claim.reported("table 3.2, without BN", new Quantity.Accuracy(Split.TEST, new Moment.End()),
                                "0.983"),
                        Claim.reported("table 3.2, without BN", new Quantity.Loss(Split.TEST, new Moment.End()),
                                "0.0005").meaning(0.05, LOSS_OVER_BATCH),
                        Claim.reported("table 3.2, without BN", new Quantity.TrainingTime(), "24min"),
                        Claim.reported("table 3.2, without BN", new Quantity.ParameterCount(), "2143")
                                .meaning(2_158, "counts each of the three bias vectors as one value"),
                        Claim.reported("section 3.2.2",
                                new Quantity.Accuracy(Split.TEST, new Moment.AfterEpoch(1)), "95.95%"),
                        Claim.reported("section 3.2.2", new Quantity.ImagesToAccuracy(0.92), "35000").but(IMAGES)),
                convolution(), new ReLU(), AvgPool2d.of(2),
                convolution(), new ReLU(), AvgPool2d.of(2),
                new Flatten(), linear(10));
    }

    private static Model model(String name, String description, List<Claim> claims, Layer... layers) {
        return new Model(
                name,
                description,
                REPORT,
                Normalization.MNIST_STANDARDIZED,
                RECIPE,
                Initializations.of("report", Network.of(name, INPUT, layers)),
                claims);
    }

    private static Conv2d convolution() {
        return Conv2d.of(4, 3).withPadding(1).withInitializers(PYTORCH, PYTORCH);
    }

    private static Linear linear(int outputs) {
        return Linear.of(outputs).withInitializers(PYTORCH, PYTORCH);
    }
}
