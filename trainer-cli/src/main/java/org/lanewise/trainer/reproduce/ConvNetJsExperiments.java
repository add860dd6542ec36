package org.lanewise.trainer.reproduce;

import java.util.List;
import java.util.stream.Stream;

/** Report 003: six networks, 30,000 images each as they come by in the demo. */
final class ConvNetJsExperiments {
    private ConvNetJsExperiments() {}

    static List<Experiment> all() {
        return Stream.of("default", "3x3", "stride2", "16filters", "3conv", "1conv")
                .map(network -> Experiment.of("003", "convnetjs-" + network, "report", Epochs.of(1, 6))
                        .shown(new Presentation.Windows()))
                .toList();
    }
}
