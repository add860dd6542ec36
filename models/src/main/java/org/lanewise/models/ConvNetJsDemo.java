package org.lanewise.models;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.data.Sampling;
import org.lanewise.engine.data.augment.Augmentation;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.Initializer;
import org.lanewise.engine.layer.Layer;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.MaxPool2d;
import org.lanewise.engine.layer.ReLU;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.optim.Adadelta;
import org.lanewise.engine.optim.WeightDecay;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.train.TrainingSettings;

/**
 * The networks that Hicham Mohamad trained in the browser, with the MNIST demo of ConvNetJS (A. Karpathy): the default of the
 * demo and five changes of it.
 *
 * <p>Where the report is silent or wrong:
 *
 * <ul>
 *   <li>The settings are those of the demo, and the demo has changed. The displayed losses are reached with that of 2014:
 *       Adadelta with epsilon 1e-6, pixels in 0 .. 1, a random window of 24x24 (offsets 0 to 3, never 4). Later versions
 *       have epsilon 1e-8, do not crop, and fall back to SGD when the network is changed.
 *   <li>Weights begin as N(0, 1/fan-in), biases of convolutions at 0.1, those of the last layer at 0.
 *   <li>The demo sums the gradients of 20 images, adds 0.001 w, and divides by 20: a weight decay of 0.00005 on weights for
 *       the gradient of the mean loss.
 *   <li>"L2 weight decay loss" is the mean over the last 100 images of a penalty that is counted at every 20th image only: a
 *       20th of 0.001 / 2 times the sum of the squares. That happens to be the penalty that belongs to the decay of 0.00005,
 *       so displayed and {@linkplain Quantity.Penalty claimed} value are the same.
 *   <li>Accuracies are those of the last 100 images: they come in steps of 0.01 with a standard deviation of about 0.02. A
 *       validation accuracy of 1 is one window. On all 10,000 test images the six networks were measured with the demo's
 *       own code to have 0.972, 0.961, 0.916, 0.969, 0.968 and 0.950.
 *   <li>The examples seen are not printed for tasks 1.A to 1.C, and its L2 loss suggests that 1.A ran for longer than the
 *       30,000 of the text. In listing 2 "0.216792" is 0.21679 and the number of the next line.
 *   <li>The kernels of the second and third convolution are 5x5x8 and 5x5x16, not 5x5x1. With kernels of 3x3 the padding
 *       stays 2, which is why the maps grow to 26x26.
 *   <li>ConvNetJS flattens in row, column, channel order and ours is channel, row, column: the weights of the last layer are
 *       permuted, which changes nothing else.
 *   <li>Where several values of a window are the largest, ConvNetJS takes that of the smallest column, ours that of the
 *       smallest row. Behind a ReLU ties are between zeros, through which no gradient passes.
 * </ul>
 */
final class ConvNetJsDemo {
    private static final Report REPORT = new Report(
            "003", "Memory Technologies for Machine Learning, Assignment 1: Playing around with CNNs",
            "Hicham Mohamad", OptionalInt.of(2021));
    private static final int BATCH = 20;
    private static final int EPOCHS = 6;
    private static final Recipe RECIPE = Recipe.of(
            TrainingSettings.of(Adadelta.usual().withWeightDecay(WeightDecay.ofWeights(0.001 / BATCH)))
                    .withBatch(BATCH)
                    .withSampling(Sampling.ConvNetJsStream.of(30_000 / EPOCHS)),
            EPOCHS)
            .withAugmentation(Augmentation.CONVNETJS);
    private static final Initializer WEIGHTS = new Initializer.FanInNormal();
    private static final int WINDOW = 100;

    private ConvNetJsDemo() {}

    static List<Model> models() {
        return List.of(standard(), small(), strided(), wide(), deep(), shallow());
    }

    private static Model standard() {
        List<Claim> claims = new ArrayList<>();
        claims.add(Claim.reported("listing 2", loss(), "0.216792")
                .meaning(0.21679, "the last digit is the number of the next line"));
        claims.addAll(statistics("listing 2", "0.00464", "0.96", "0.94"));
        claims.add(Claim.reported("figure 5", new Quantity.LayerParameterCount("conv2d"), "208"));
        claims.add(Claim.reported("figure 6", new Quantity.LayerParameterCount("conv2d_1"), "3216"));
        return model(
                "convnetjs-default",
                "5x5 convolutions of 8 and 16 channels with max pooling by 2 and 3, on windows of 24x24",
                claims,
                convolution(8, 5), new ReLU(), MaxPool2d.of(2),
                convolution(16, 5), new ReLU(), MaxPool2d.of(3),
                new Flatten(), output());
    }

    private static Model small() {
        return model(
                "convnetjs-3x3",
                "convnetjs-default with kernels of 3x3",
                listing("listing 3", "0.08078", "0.00309", "0.97", "0.92"),
                convolution(8, 3), new ReLU(), MaxPool2d.of(2),
                convolution(16, 3), new ReLU(), MaxPool2d.of(3),
                new Flatten(), output());
    }

    private static Model strided() {
        return model(
                "convnetjs-stride2",
                "convnetjs-default with stride 2 in both convolutions",
                listing("listing 4", "0.24539", "0.0037", "0.92", "0.88"),
                convolution(8, 5).withStride(2), new ReLU(), MaxPool2d.of(2),
                convolution(16, 5).withStride(2), new ReLU(), MaxPool2d.of(3),
                new Flatten(), output());
    }

    private static Model wide() {
        return model(
                "convnetjs-16filters",
                "convnetjs-default with 16 channels in the first convolution",
                listing("listing 5", "0.12", "0.00368", "0.96", "0.97"),
                convolution(16, 5), new ReLU(), MaxPool2d.of(2),
                convolution(16, 5), new ReLU(), MaxPool2d.of(3),
                new Flatten(), output());
    }

    private static Model deep() {
        List<Claim> claims = new ArrayList<>(listing("listing 6", "0.01575", "0.00405", "1", "1"));
        claims.addAll(listing("listing 8", "0.06547", "0.0041", "0.97", "0.99"));
        return model(
                "convnetjs-3conv",
                "convnetjs-default with a third convolution of 16 channels, pooled with stride 1",
                claims,
                convolution(8, 5), new ReLU(), MaxPool2d.of(2),
                convolution(16, 5), new ReLU(), MaxPool2d.of(3),
                convolution(16, 5), new ReLU(), new MaxPool2d(2, 1),
                new Flatten(), output());
    }

    private static Model shallow() {
        return model(
                "convnetjs-1conv",
                "convnetjs-default without its second convolution",
                listing("listing 7", "0.12581", "0.00394", "0.97", "0.96"),
                convolution(8, 5), new ReLU(), MaxPool2d.of(2),
                new Flatten(), output());
    }

    private static Model model(String name, String description, List<Claim> claims, Layer... layers) {
        return new Model(
                name,
                description,
                REPORT,
                Normalization.UNIT,
                RECIPE,
                Initializations.of("report", Network.of(name, new Shape(1, 24, 24), layers)),
                claims);
    }

    private static Conv2d convolution(int channels, int kernel) {
        return Conv2d.of(channels, kernel)
                .withPadding(2)
                .withInitializers(WEIGHTS, new Initializer.Constant(0.1));
    }

    private static Linear output() {
        return Linear.of(10).withInitializers(WEIGHTS, new Initializer.Constant(0));
    }

    private static Quantity loss() {
        return new Quantity.Loss(Split.TRAINING, new Moment.LastImages(WINDOW));
    }

    private static List<Claim> listing(String place, String loss, String penalty, String training, String validation) {
        List<Claim> claims = new ArrayList<>();
        claims.add(Claim.reported(place, loss(), loss));
        claims.addAll(statistics(place, penalty, training, validation));
        return claims;
    }

    private static List<Claim> statistics(String place, String penalty, String training, String validation) {
        Moment window = new Moment.LastImages(WINDOW);
        return List.of(
                Claim.reported(place, new Quantity.Penalty(window), penalty)
                        .but("the display divides by 20, as the decay of the mean loss does"),
                Claim.reported(place, new Quantity.Accuracy(Split.TRAINING, window), training)
                        .but("a share of 100 images"),
                Claim.reported(place, new Quantity.Accuracy(Split.VALIDATION, window), validation)
                        .but("a share of 100 images"));
    }
}
