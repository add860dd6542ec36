package org.lanewise.trainer.serve;

import java.nio.file.Path;
import java.util.Map;
import org.lanewise.engine.checkpoint.NetworkFile;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.optim.Adam;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.train.Training;
import org.lanewise.engine.train.TrainingSettings;
import org.lanewise.models.Models;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.evaluate.Inputs;

/** A network that knows the built-in digits well enough to be shown some. */
final class TrainedDigits {
    private static final int IMAGES = 3000;
    private static final int EPOCHS = 4;

    private TrainedDigits() {}

    /** Trains a model for some seconds and saves it. */
    static Path save(String model, Path file) {
        Normalization normalization = Normalization.UNIT;
        Kernels kernels = KernelSelection.best();
        try (Workers workers = Workers.ofAllProcessors()) {
            Training training = Training.begin(
                    Models.named(model).network(),
                    TrainingSettings.of(Adam.of(0.005)).withBatch(50),
                    Inputs.of(DataSet.synthetic(IMAGES, 10, 1).train(), Models.named(model).network(), normalization),
                    kernels, workers);
            for (int i = 0; i < EPOCHS; i++) {
                training.epoch();
            }
            new NetworkFile(training.parameters(), normalization, Map.of("data", "built-in digits")).write(file);
        }
        return file;
    }
}
