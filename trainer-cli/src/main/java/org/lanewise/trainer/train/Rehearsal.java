package org.lanewise.trainer.train;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.lanewise.engine.data.ByteImages;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.kernel.KernelRehearsal;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.train.Training;

/**
 * Has the compiler get to know what a training runs while its images are being read: the network is trained on blank images,
 * from parameters of zero, with the heavy loops cut short. Nothing of it is kept, and no result depends on it.
 */
public final class Rehearsal implements AutoCloseable {
    /** By then the compiler has had its time, or the machine is so busy that waiting helps nobody. */
    private static final long PATIENCE_SECONDS = 5;

    /** Runs before the compiler has all it counts; afterwards every run only asks whether it is done. */
    private static final int RUNS = 30;

    /** What a step may allocate for other reasons than that its code is not compiled, such as the order of the images. */
    private static final int ALLOCATED_BYTES = 16384;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean over;

    private Rehearsal() {}

    /** Begins in a thread of its own; there is nothing to it where kernels gain nothing by a rehearsal. */
    public static Rehearsal begin(RunPlan plan, Kernels kernels) {
        Rehearsal rehearsal = new Rehearsal();
        kernels.rehearsal()
                .ifPresentOrElse(
                        ofKernels -> {
                            Thread thread =
                                    new Thread(() -> rehearsal.run(plan, ofKernels), "lanewise-rehearsal");
                            thread.setDaemon(true);
                            thread.start();
                        },
                        rehearsal.ended::countDown);
        return rehearsal;
    }

    private void run(RunPlan plan, KernelRehearsal kernels) {
        try (Workers alone = Workers.sampling()) {
            Training training = new Training(
                    new Parameters(plan.network()), plan.settings(),
                    blank(plan.network(), plan.settings().batch()), kernels.kernels(), alone);
            training.step();
            for (int run = 0; !over && !kernels.run(); run++) {
                if (run > RUNS) {
                    Thread.sleep(2);
                }
            }
            long allocated;
            do {
                long before = THREADS.getCurrentThreadAllocatedBytes();
                training.step();
                allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
            } while (!over && allocated > ALLOCATED_BYTES);
        } catch (RuntimeException e) {
            // Whatever is wrong, settings that diverge for example, is the real run's to report.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    private static Examples blank(Network network, int images) {
        Shape image = network.input();
        return new ByteImages(
                image, new byte[images * image.size()], new byte[images], network.output().channels(),
                Normalization.IDENTITY);
    }

    /** Waits until the compiler is done, but not for long. */
    public void await() {
        try {
            boolean _ = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it after its current step, without waiting for that. */
    @Override
    public void close() {
        over = true;
    }
}
