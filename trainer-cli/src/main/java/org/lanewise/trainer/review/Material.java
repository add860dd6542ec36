package org.lanewise.trainer.review;

import java.util.Optional;
import org.lanewise.engine.checkpoint.NetworkFile;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.plan.Workers;
import org.lanewise.trainer.data.DataException;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.data.LabeledImages;
import org.lanewise.trainer.evaluate.Evaluator;
import org.lanewise.trainer.evaluate.Predictions;
import org.lanewise.trainer.folder.KeptRun;

/**
 * All that can be looked at of a run.
 *
 * @param run the folder
 * @param network as trained, or as last saved; empty before that
 * @param predictions of the images it was measured on, if they are stored or could be made
 * @param images those images, if the data found now are those of the run
 */
public record Material(
        KeptRun run, Optional<NetworkFile> network, Optional<Predictions> predictions, Optional<LabeledImages> images,
        Kernels kernels, Workers workers) {
    /**
     * Brings together what there is. A run that is not over has no stored predictions; they are made from its checkpoint if the
     * data are there.
     *
     * @param found data, unprepared
     * @throws org.lanewise.engine.store.StoreException if a file of the run is damaged
     */
    public static Material of(KeptRun run, DataSet found, Kernels kernels, Workers workers) {
        Optional<NetworkFile> network = run.network();
        Optional<LabeledImages> images = measured(run, found);
        Optional<Predictions> predictions = run.predictions();
        if (predictions.isEmpty() && network.isPresent() && images.isPresent()) {
            predictions = Optional.of(
                    Evaluator.on(
                            images.get(), network.get().parameters(), measuring(run, network.get(), images.get()),
                            run.plan().settings().loss(), kernels,
                            workers)
                            .predictions());
        }
        return new Material(run, network, predictions, images, kernels, workers);
    }

    /** The images the run was measured on, if they are among those found. */
    private static Optional<LabeledImages> measured(KeptRun run, DataSet found) {
        try {
            DataSet prepared = run.plan().preparation().of(found, run.plan().settings().seed());
            return Optional.of(prepared.test())
                    .filter(test -> test.sha256().equals(run.provenance().measuredSha256()));
        } catch (DataException e) {
            // Too few to hold back as many as the run did: the data are others, and there is nothing to compare.
            return Optional.empty();
        }
    }

    /** How the images of the run are normalised. */
    Normalization measuring() {
        return measuring(run, network.orElseThrow(), images.orElseThrow());
    }

    private static Normalization measuring(KeptRun run, NetworkFile network, LabeledImages images) {
        return run.plan().preparation().measuring(network.normalization(), images);
    }
}
