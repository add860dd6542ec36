package org.lanewise.models;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.Initializer;
import org.lanewise.engine.layer.Layer;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.MaxPool2d;
import org.lanewise.engine.layer.ReLU;
import org.lanewise.engine.layer.Sigmoid;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.optim.Sgd;
import org.lanewise.engine.tensor.Shape;

/**
 * The convolutional networks that Jan Gerrit Hölting built in Keras (TensorFlow 2): 'same' convolutions, max pooling, a
 * sigmoid layer, plain SGD.
 *
 * <p>Where the report is silent or wrong:
 *
 * <ul>
 *   <li>The initialisation is not printed. The code draws the kernels <em>and biases</em> of all hidden layers from
 *       TensorFlow's truncated normal distribution with standard deviation 0.05, and leaves the output layer to the
 *       defaults of Keras: Glorot's uniform distribution, bias 0. That is the initialisation {@code report}.
 *   <li>"Zero padding" of the pooling layers means no padding: windows that do not fit are dropped (7 to 3, 3 to 1).
 *   <li>Section 1.e says that with stride 2 the windows are centred on the odd coordinates, counted from 1. They are
 *       centred on the even ones: 'same' puts one row before the image and two behind it.
 *   <li>Table 2 exchanges the labels of models 2 and 3, as the numbers of parameters show; so does its text.
 *   <li>Section 2.b says that {@code holting-2b} has 2.5 % of the parameters of model 3 (it is 2.65 %), and the conclusion
 *       that model 3 took 14 minutes (table 2: 19:53).
 *   <li>For 1.b to 1.e no accuracy, loss or time is given; the programs train them by the same recipe, and so does this.
 *   <li>Keras takes channels last, so its Flatten is in row, column, channel order and ours in channel, row, column
 *       order: the rows of the next layer's weights are permuted, which changes nothing else.
 *   <li>The author's repository has the results of another run, which chose model 1: the order of the three is noise.
 * </ul>
 */
final class HoltingKeras {
    private static final Report REPORT =
            new Report("004", "Crash Course Deep Learning, Assignment 2", "Jan Gerrit Hölting", OptionalInt.of(2019));
    private static final Recipe ON_ALL_IMAGES = Recipe.of(new Sgd(0.05, 0, 0), 100, 50);
    private static final Recipe RECIPE = ON_ALL_IMAGES.withValidation("kfold-holting");
    private static final Initializer HIDDEN = new Initializer.TruncatedNormal(0.05);
    private static final Quantity PARAMETERS = new Quantity.ParameterCount();
    private static final Quantity TEST_ACCURACY = new Quantity.Accuracy(Split.TEST, new Moment.End());
    private static final Quantity VALIDATION_LOSS = new Quantity.Loss(Split.VALIDATION, new Moment.End());
    private static final Quantity TIME = new Quantity.TrainingTime();
    private static final String OTHER_RUN = "results.txt, another run";
    private static final String EXCHANGED = "the table exchanges the labels of models 2 and 3";

    private HoltingKeras() {}

    static List<Model> models() {
        return List.of(exercise1b(), exercise1d(), exercise1e(), model1(), model2(), model3(), exercise2b());
    }

    private static Model exercise1b() {
        return model(
                "holting-1b",
                "A 5x5 'same' convolution of 6 channels with max pooling, a sigmoid layer of 128",
                summary("figure 2", "156", "150656", "1290", "152,102"),
                convolution(6, 5), new ReLU(), MaxPool2d.of(2),
                new Flatten(), dense(128), new Sigmoid(), output());
    }

    private static Model exercise1d() {
        return model(
                "holting-1d",
                "holting-1b without padding",
                summary("figure 3", "156", "110720", "1290", "112,166"),
                convolution(6, 5).withPadding(0), new ReLU(), MaxPool2d.of(2),
                new Flatten(), dense(128), new Sigmoid(), output());
    }

    private static Model exercise1e() {
        return model(
                "holting-1e",
                "holting-1b with stride 2",
                summary("figure 4", "156", "37760", "1290", "39,206"),
                convolution(6, 5).withStride(2), new ReLU(), MaxPool2d.of(2),
                new Flatten(), dense(128), new Sigmoid(), output());
    }

    private static Model model1() {
        return model(
                "holting-model1",
                "A 5x5 convolution of 16 channels and a 3x3 one of 32 with max pooling, a sigmoid layer of 128",
                List.of(
                        Claim.reported("table 2, model 1", VALIDATION_LOSS, "0.04368"),
                        Claim.reported("table 2, model 1", PARAMETERS, "207,178"),
                        Claim.reported("table 2, model 1", TIME, "13:38"),
                        Claim.reported(OTHER_RUN, VALIDATION_LOSS, "0.04249").inRepository(),
                        Claim.reported(OTHER_RUN, TIME, "14:40").inRepository(),
                        Claim.reported(OTHER_RUN, TEST_ACCURACY, "0.9884").inRepository(),
                        Claim.reported(OTHER_RUN, new Quantity.Loss(Split.TEST, new Moment.End()), "0.0344")
                                .inRepository()),
                convolution(16, 5), new ReLU(), MaxPool2d.of(2),
                convolution(32, 3), new ReLU(), MaxPool2d.of(2),
                new Flatten(), dense(128), new Sigmoid(), output());
    }

    private static Model model2() {
        return model(
                "holting-model2",
                "holting-model1 with a sigmoid layer of 256 before that of 128",
                List.of(
                        Claim.reported("table 2, row labelled model 3", VALIDATION_LOSS, "0.04466").but(EXCHANGED),
                        Claim.reported("table 2, row labelled model 3", PARAMETERS, "440,906").but(EXCHANGED),
                        Claim.reported("table 2, row labelled model 3", TIME, "14:35").but(EXCHANGED),
                        Claim.reported(OTHER_RUN, VALIDATION_LOSS, "0.04628").inRepository(),
                        Claim.reported(OTHER_RUN, TIME, "14:08").inRepository()),
                convolution(16, 5), new ReLU(), MaxPool2d.of(2),
                convolution(32, 3), new ReLU(), MaxPool2d.of(2),
                new Flatten(), dense(256), new Sigmoid(), dense(128), new Sigmoid(), output());
    }

    private static Model model3() {
        return model(
                "holting-model3",
                "holting-model2 with kernels of 7x7 and 5x5",
                List.of(
                        Claim.reported("section 2.a, conclusion", TEST_ACCURACY, "98.96%"),
                        Claim.reported("table 2, row labelled model 2", VALIDATION_LOSS, "0.04151").but(EXCHANGED),
                        Claim.reported("table 2, row labelled model 2", PARAMETERS, "449,482").but(EXCHANGED),
                        Claim.reported("table 2, row labelled model 2", TIME, "19:53")
                                .but(EXCHANGED + "; section 2.b says 14 minutes"),
                        Claim.reported(OTHER_RUN, VALIDATION_LOSS, "0.04290").inRepository(),
                        Claim.reported(OTHER_RUN, TIME, "25:52").inRepository()),
                convolution(16, 7), new ReLU(), MaxPool2d.of(2),
                convolution(32, 5), new ReLU(), MaxPool2d.of(2),
                new Flatten(), dense(256), new Sigmoid(), dense(128), new Sigmoid(), output());
    }

    private static Model exercise2b() {
        List<Claim> claims = new ArrayList<>(List.of(
                Claim.reported("section 2.b", TEST_ACCURACY, "98.57%"),
                Claim.reported("section 2.b", TIME, "14 min").but("\"roughly 14 minutes\""),
                Claim.reported("figure 6", new Quantity.LayerParameterCount("conv2d_1"), "8208"),
                Claim.reported("figure 6", new Quantity.LayerParameterCount("conv2d_2"), "585")));
        claims.addAll(summary("figure 6", "544", "1280", "1290", "11,907"));
        return model(
                "holting-2b",
                "Three convolutions of 32, 16 and 9 channels down to one position, a sigmoid layer of 128: deep and light",
                ON_ALL_IMAGES,
                claims,
                convolution(32, 4).withStride(2), new ReLU(), MaxPool2d.of(2),
                convolution(16, 4), new ReLU(), MaxPool2d.of(2),
                convolution(9, 2), new ReLU(), MaxPool2d.of(2),
                new Flatten(), dense(128), new Sigmoid(), output());
    }

    private static Model model(String name, String description, List<Claim> claims, Layer... layers) {
        return model(name, description, RECIPE, claims, layers);
    }

    private static Model model(
            String name, String description, Recipe recipe, List<Claim> claims, Layer... layers) {
        return new Model(
                name,
                description,
                REPORT,
                Normalization.UNIT,
                recipe,
                Initializations.of("report", Network.of(name, new Shape(1, 28, 28), layers)),
                claims);
    }

    private static Conv2d convolution(int channels, int kernel) {
        return Conv2d.of(channels, kernel).withSamePadding().withInitializers(HIDDEN, HIDDEN);
    }

    private static Linear dense(int outputs) {
        return Linear.of(outputs).withInitializers(HIDDEN, HIDDEN);
    }

    private static Linear output() {
        return Linear.of(10).withInitializers(new Initializer.GlorotUniform(), new Initializer.Constant(0));
    }

    /** What the summary of Keras prints of the first convolution, the two linear layers, and the network. */
    private static List<Claim> summary(String place, String convolution, String dense, String output, String total) {
        return List.of(
                Claim.reported(place, PARAMETERS, total),
                Claim.reported(place, new Quantity.LayerParameterCount("conv2d"), convolution),
                Claim.reported(place, new Quantity.LayerParameterCount("linear"), dense),
                Claim.reported(place, new Quantity.LayerParameterCount("linear_1"), output));
    }
}
