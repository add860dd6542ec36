package org.lanewise.trainer.train;

import java.nio.file.Path;
import java.util.Optional;
import org.lanewise.engine.checkpoint.Checkpoint;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.train.Training;
import org.lanewise.trainer.data.DataException;
import org.lanewise.trainer.data.DataSet;

/** Where a run begins: at the beginning, or at a checkpoint. */
public sealed interface Start {
    /** What to train. */
    RunPlan plan();

    /**
     * Makes sure that the images are those the run was begun with, if it was begun before.
     *
     * @throws DataException if they are others
     */
    void requireData(DataSet data);

    /** The training, ready for its next step. */
    Training training(Examples examples, Kernels kernels, Workers workers);

    /** What the run had measured when it got to where the training stands. */
    Before before(Training training);

    /**
     * The past of a run, as far as its future depends on it.
     *
     * @param measurements all so far
     * @param network the best so far, lying like the parameters; any where the run does not look for the best
     */
    record Before(Measurements measurements, float[] network) {
        /** Of a run that begins. */
        public static Before nothing(Training training) {
            return new Before(Measurements.NONE, training.parameters().values());
        }

        /** The same of a run whose test images are shown while it goes on. */
        public Before showing() {
            return new Before(measurements.showing(), network);
        }
    }

    /**
     * The start of what was asked for.
     *
     * @param resume the checkpoint to go on from
     * @throws IllegalArgumentException if a wish cannot be met, or contradicts the checkpoint
     * @throws org.lanewise.engine.store.StoreException if the checkpoint cannot be read
     */
    static Start of(Wishes wishes, Optional<Path> resume) {
        if (resume.isEmpty()) {
            return new Fresh(RunPlan.fresh(wishes));
        }
        Checkpoint checkpoint = Checkpoint.read(resume.get());
        Provenance provenance = Provenance.of(resume.get(), checkpoint.network());
        return new Resumed(
                RunPlan.resumed(wishes, resume.get(), checkpoint, provenance), resume.get(), checkpoint, provenance);
    }

    /** A new run. */
    record Fresh(RunPlan plan) implements Start {
        @Override
        public void requireData(DataSet data) {}

        @Override
        public Training training(Examples examples, Kernels kernels, Workers workers) {
            return Training.begin(plan.network(), plan.settings(), examples, kernels, workers);
        }

        @Override
        public Before before(Training training) {
            return Before.nothing(training);
        }
    }

    /** The rest of a run. */
    record Resumed(RunPlan plan, Path file, Checkpoint checkpoint, Provenance provenance) implements Start {
        @Override
        public void requireData(DataSet data) {
            if (!data.sha256().equals(provenance.dataSha256())) {
                throw new DataException(file + " was begun on " + provenance.data() + ", but the data found now is "
                        + data.description() + ", with other content; name the right folder with --data");
            }
        }

        @Override
        public Training training(Examples examples, Kernels kernels, Workers workers) {
            return checkpoint.resume(examples, kernels, workers);
        }

        @Override
        public Before before(Training training) {
            Measurements measurements =
                    Measurements.in(checkpoint.network().provenance()).orElseGet(() -> beforeTheyWereStored(training));
            return new Before(measurements, checkpoint.network().parameters().values());
        }

        /** Runs of earlier versions measured after every epoch, and kept no count. */
        private Measurements beforeTheyWereStored(Training training) {
            int epochs = training.progress().epoch() + (training.epochDone() ? 1 : 0);
            return new Measurements(
                    plan.preparation().holdsBack() ? 0 : epochs, Optional.empty(), Optional.empty());
        }
    }
}
