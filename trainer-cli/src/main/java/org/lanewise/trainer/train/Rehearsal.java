package org.lanewise.trainer.train;

import org.lanewise.engine.data.Examples;
import org.lanewise.engine.data.FloatImages;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.train.Training;

/**
 * Trains a copy of a network on blank images while the real ones are being read, so that the compiler knows the kernels
 * when they arrive. Nothing of it is kept, and no result depends on it.
 */
public final class Rehearsal implements AutoCloseable {
    private volatile boolean over;

    private Rehearsal() {}

    /** Begins in a thread of its own. */
    public static Rehearsal begin(RunPlan plan, Kernels kernels) {
        Rehearsal rehearsal = new Rehearsal();
        Thread thread = new Thread(() -> rehearsal.run(plan, kernels), "lanewise-rehearsal");
        thread.setDaemon(true);
        thread.start();
        return rehearsal;
    }

    private void run(RunPlan plan, Kernels kernels) {
        Network network = plan.network();
        Shape image = network.input();
        int images = BlockLayout.LANES;
        Examples blank = new FloatImages(
                image, new float[images * image.size()], new int[images], network.output().channels());
        try (Workers alone = Workers.of(1)) {
            Training training =
                    Training.begin(network, plan.settings().withBatch(images), blank, kernels, alone);
            while (!over) {
                training.step();
            }
        } catch (RuntimeException e) {
            // Whatever is wrong, settings that diverge for example, is the real run's to report.
            return;
        }
    }

    /** Ends it after its current step, without waiting for that. */
    @Override
    public void close() {
        over = true;
    }
}
