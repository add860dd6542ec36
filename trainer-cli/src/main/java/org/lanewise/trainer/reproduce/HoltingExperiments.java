package org.lanewise.trainer.reproduce;

import java.util.List;
import java.util.stream.Stream;
import org.lanewise.trainer.data.HoldOut;

/**
 * Report 004: three networks chosen by their loss on 12,000 images held back, and one that is trained on all. Of 1.b, 1.d
 * and 1.e it shows the shapes only, which needs no training.
 */
final class HoltingExperiments {
    private HoltingExperiments() {}

    static List<Experiment> all() {
        Epochs epochs = Epochs.of(1, 50);
        Presentation held = Presentation.HeldBack.of(HoldOut.KFold.OF_HOLTING);
        Stream<Experiment> chosen = Stream.of("holting-model1", "holting-model2", "holting-model3")
                .map(model -> Experiment.of("004", model, "report", epochs)
                        .shown(held)
                        .tested(Probing.AT_THE_END)
                        .validated(new Probing(10, Probing.Unit.EPOCHS, false)));
        return Stream.concat(chosen, Stream.of(Experiment.of("004", "holting-2b", "report", epochs))).toList();
    }
}
