package org.lanewise.trainer.reproduce;

import java.util.List;

/** Reports 000 and 001. */
final class LuoExperiments {
    private LuoExperiments() {}

    /** Report 000: its two networks, tested after every epoch. */
    static List<Experiment> numpy() {
        return List.of(
                Experiment.of("000", "luo-cnn1", "report", Epochs.of(2, 100)),
                Experiment.of("000", "luo-cnn2", "report", Epochs.of(2, 60)));
    }

    /** Report 001: its networks, tested before every epoch, and after the last one too. */
    static List<Experiment> pyTorch() {
        return List.of(pyTorch("luo-mlp"), pyTorch("luo-cnn"));
    }

    private static Experiment pyTorch(String model) {
        return Experiment.of("001", model, "report", Epochs.of(2, 100)).tested(Probing.AROUND_EPOCHS);
    }
}
