package org.lanewise.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.kernel.scalar.ScalarKernels;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.optim.Optimizer;
import org.lanewise.engine.optim.Schedule;
import org.lanewise.engine.optim.Sgd;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.testing.Allocations;
import org.lanewise.engine.testing.Networks;
import org.lanewise.engine.testing.Optimizers;
import org.lanewise.engine.testing.RandomImages;

/** A training step allocates nothing, on no thread, once it has run for a while. */
class AllocationTest {
    record Case(Network network, Optimizer optimizer, Schedule schedule, int threads) {}

    static Stream<Case> cases() {
        Schedule constant = new Schedule.Constant();
        Optimizer sgd = new Sgd(0.01, 0.9, 1e-4);
        Network small = Networks.ofEveryKind().findFirst().orElseThrow();
        Stream<Case> networks = Stream.concat(Networks.ofEveryKind(), Stream.of(Networks.luoCnn1()))
                .flatMap(network -> Stream.of(1, 2).map(threads -> new Case(network, sgd, constant, threads)));
        Stream<Case> optimizers = Optimizers.ofEveryKind()
                .stream()
                .map(optimizer -> new Case(small, optimizer, constant, 1));
        Stream<Case> schedules = Optimizers.schedules().stream().map(schedule -> new Case(small, sgd, schedule, 1));
        return Stream.of(networks, optimizers, schedules).flatMap(Function.identity());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aStepAllocatesNothing(Case example) {
        int classes = example.network().output().channels();
        var examples = RandomImages.noise(example.network().input(), 17 * 20 * 50, classes, 1);
        TrainingSettings settings =
                TrainingSettings.of(example.optimizer()).withSchedule(example.schedule()).withBatch(17);
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
