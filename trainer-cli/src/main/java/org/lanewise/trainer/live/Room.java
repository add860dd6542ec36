package org.lanewise.trainer.live;

import java.util.Locale;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.plan.TrainingMemory;
import org.lanewise.engine.train.TrainingSettings;

/**
 * The memory that a training could take, beside whatever is there already.
 *
 * @param free bytes
 * @param most bytes that the JVM may take in all
 */
record Room(long free, long most) {
    /** Of this JVM, as it is now, garbage not counted. */
    static Room now() {
        // Else what nobody needs any more would count as taken.
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long most = runtime.maxMemory();
        return new Room(most - (runtime.totalMemory() - runtime.freeMemory()), most);
    }

    /**
     * Makes sure that a training fits before it is begun; otherwise it would end the program, and the training that goes on.
     *
     * @throws IllegalArgumentException with the numbers if it does not fit
     */
    void require(Network network, TrainingSettings settings, Kernels kernels) {
        long count = network.parameterCount();
        if (count > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "%s has %,d parameters; more than %,d cannot be trained; make its layers smaller",
                    network.name(), count, Integer.MAX_VALUE));
        }
        long each = count * Float.BYTES;
        // What the buffers take is known only when the parameters are there, so these come first: values, gradients, what the
        // optimiser remembers, and the copy that the page looks at.
        require(network, (3 + settings.optimizer().slots().size()) * each);
        TrainingMemory memory = TrainingMemory.of(network, settings.batch(), kernels, settings.optimizer());
        require(network, memory.total() + each);
    }

    private void require(Network network, long bytes) {
        if (bytes > free) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s has %,d parameters; to train it takes %,d MiB, but of the %,d MiB that the JVM may take only %,d "
                            + "are free; make its layers or the batch smaller",
                    network.name(), network.parameterCount(), mebibytes(bytes), mebibytes(most), mebibytes(free)));
        }
    }

    private static long mebibytes(long bytes) {
        return Math.ceilDiv(bytes, 1L << 20);
    }
}
