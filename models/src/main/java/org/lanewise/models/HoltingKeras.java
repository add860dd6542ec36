package org.lanewise.models;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SequencedMap;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.Initializer;
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
 *   <li>"Zero padding" of the pooling layers means no padding: windows that do not fit are dropped.
 *   <li>Table 2 exchanges the labels of models 2 and 3, as the numbers of parameters show.
 *   <li>The report validates on one fifth of the training images, drawn with the generator of NumPy, and measures the
 *       loss there. Here the whole training set is trained on and the test set is measured.
 * </ul>
 */
final class HoltingKeras {
    private static final Report REPORT =
            new Report("Crash Course Deep Learning, Assignment 2", "Jan Gerrit Hölting", 2019);
    private static final Recipe RECIPE = new Recipe(new Sgd(0.05, 0, 0), 100, 50);
    private static final Initializer HIDDEN = new Initializer.TruncatedNormal(0.05);

    private HoltingKeras() {}

    static Model model1() {
        SequencedMap<String, Network> initializations = new LinkedHashMap<>();
        initializations.put("report", Network.of(
                "holting-model1",
                new Shape(1, 28, 28),
                convolution(16, 5),
                new ReLU(),
                MaxPool2d.of(2),
                convolution(32, 3),
                new ReLU(),
                MaxPool2d.of(2),
                new Flatten(),
                Linear.of(128).withInitializers(HIDDEN, HIDDEN),
                new Sigmoid(),
                output()));
        return new Model(
                "holting-model1",
                "A 5x5 convolution of 16 channels and a 3x3 one of 32 with max pooling, a sigmoid layer of 128",
                REPORT,
                Normalization.UNIT,
                RECIPE,
                initializations,
                List.of(new PublishedResult(
                        "table 2, model 1",
                        PublishedResult.Split.VALIDATION,
                        OptionalDouble.empty(),
                        OptionalDouble.of(0.04368),
                        OptionalLong.of(207_178))));
    }

    private static Conv2d convolution(int channels, int kernel) {
        return Conv2d.of(channels, kernel).withSamePadding().withInitializers(HIDDEN, HIDDEN);
    }

    private static Linear output() {
        return Linear.of(10).withInitializers(new Initializer.GlorotUniform(), new Initializer.Constant(0));
    }
}
