package org.lanewise.examples;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.lanewise.engine.checkpoint.NetworkFile;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.kernel.*;
import org.lanewise.engine.layer.*;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.optim.Sgd;
import org.lanewise.engine.plan.*;
import org.lanewise.engine.train.*;

/** Builds a network, trains it, saves it, loads it, and asks it. */
public final class TrainShapes {
    private TrainShapes() {}

    public static void main(String[] args) {
        Shapes shapes = new Shapes(1);
        Network network = Network.of("shapes", Shapes.IMAGE,
                Conv2d.of(8, 3).withPadding(1), new ReLU(), MaxPool2d.of(2),
                Conv2d.of(16, 3).withPadding(1), new ReLU(), MaxPool2d.of(2),
                new Flatten(), Linear.of(Shapes.NAMES.size()));
        TrainingSettings settings = TrainingSettings.of(new Sgd(0.05, 0.9, 1e-4)).withBatch(64).withSeed(1);
        Kernels kernels = KernelSelection.best();
        try (Workers workers = Workers.ofAllProcessors()) {
            Training training = Training.begin(network, settings, shapes.examples(0, 4000), kernels, workers);
            for (int i = 0; i < 5; i++) {
                Progress epoch = training.epoch();
                System.out.printf("epoch %d: loss %.4f, accuracy %.3f%n", i + 1, epoch.loss(), epoch.accuracy());
            }
            InferencePlan trained = InferencePlan.compile(training.parameters(), 100, kernels, workers);
            System.out.printf("on new images: accuracy %.3f%n",
                    trained.evaluate(shapes.examples(4000, 1000)).accuracy());

            Path file = Path.of("shapes.safetensors");
            new NetworkFile(training.parameters(), Normalization.IDENTITY, Map.of()).write(file);
            InferencePlan loaded = InferencePlan.compile(NetworkFile.read(file).parameters(), 1, kernels, workers);
            System.out.println(Shapes.NAMES + " " + Arrays.toString(loaded.predict(shapes.image(5000))));
        }
    }
}
