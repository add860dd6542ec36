package org.lanewise.trainer.reproduce;

import java.util.List;
import java.util.stream.Stream;

/** Report 003: six networks, 30,000 images each as they come by in the demo, and one of them longer. */
final class ConvNetJsExperiments {
    private ConvNetJsExperiments() {}

    static List<Experiment> all() {
        Stream<Experiment> networks = Stream.of("default", "3x3", "stride2", "16filters", "3conv", "1conv")
                .map(network -> of(network, 6));
        Experiment longer = of("default", 15)
                .variant("longer")
                .doubted("neither after 30,000 examples, as printed, nor after 75,000");
        return Stream.concat(networks, Stream.of(longer)).toList();
    }

    private static Experiment of(String network, int thousandsByFive) {
        return Experiment.of("003", "convnetjs-" + network, "report", Epochs.of(1, thousandsByFive))
                .shown(new Presentation.Windows());
    }
}
