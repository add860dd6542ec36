package org.lanewise.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.kernel.scalar.ScalarKernels;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.optim.Adam;
import org.lanewise.engine.optim.Optimizer;
import org.lanewise.engine.optim.Sgd;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.testing.Allocations;
import org.lanewise.engine.testing.Networks;
import org.lanewise.engine.testing.RandomImages;

/** A training step allocates nothing, on no thread, once it has run for a while. */
class AllocationTest {
    record Case(Network network, Optimizer optimizer, int threads) {}

    static Stream<Case> cases() {
        List<Optimizer> optimizers = List.of(new Sgd(0.01, 0.9, 1e-4), Adam.of(0.001));
        return Stream.concat(Networks.ofEveryKind(), Stream.of(Networks.luoCnn1()))
                .flatMap(network -> optimizers.stream()
                        .flatMap(optimizer -> Stream.of(1, 2)
                                .map(threads -> new Case(network, optimizer, threads))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aStepAllocatesNothing(Case example) {
        int classes = example.network().output().channels();
        var examples = RandomImages.noise(example.network().input(), 17 * 20 * 50, classes, 1);
        TrainingSettings settings = TrainingSettings.of(example.optimizer()).withBatch(17);
        try (Workers workers = Workers.of(example.threads())) {
            Training training = Training.begin(
                    example.network(), settings, examples, new ScalarKernels(), workers);
            assertThat(Allocations.inSteadyState(() -> {
                for (int i = 0; i < 50; i++) {
                    training.step();
                }
            }))
                    .isZero();
        }
    }

    @Test
    void anAllocationOfTheCallerIsCounted() {
        byte[][] kept = new byte[1][];
        assertThat(Allocations.inSteadyState(() -> kept[0] = null)).isZero();
        assertThat(Allocations.inSteadyState(() -> kept[0] = new byte[1000])).isBetween(1000L, 1100L);
    }

    @Test
    void anAllocationOfAWorkerThreadIsCounted() {
        byte[][] kept = new byte[1][];
        Semaphore go = new Semaphore(0);
        Semaphore done = new Semaphore(0);
        Thread worker = new Thread(() -> {
            while (true) {
                go.acquireUninterruptibly();
                kept[0] = new byte[100_000];
                done.release();
            }
        }, "lanewise-worker-of-the-test");
        worker.setDaemon(true);
        worker.start();
        assertThat(Allocations.inSteadyState(() -> {
            go.release();
            done.acquireUninterruptibly();
        })).isGreaterThanOrEqualTo(100_000L);
    }
}
