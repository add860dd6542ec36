package org.lanewise.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
    /** Counts how often each of its chunks ran. */
    private static final class Counting implements Region {
        private final AtomicIntegerArray runs = new AtomicIntegerArray(64);
        private int chunks;

        private Counting(int chunks) {
            this.chunks = chunks;
        }

        @Override
        public int chunks() {
            return chunks;
        }

        @Override
        public void run(int chunk) {
            runs.incrementAndGet(chunk);
        }

        private void assertEachRanOnce(String when) {
            for (int chunk = 0; chunk < runs.length(); chunk++) {
                int expected = chunk < chunks ? 1 : 0;
                int actual = runs.getAndSet(chunk, 0);
                if (actual != expected) {
                    assertThat(actual)
                            .as("runs of chunk %d of %d, %s", chunk, chunks, when)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 8, 9, 64})
    void aSampleIsAFewChunksOfEveryPartTheFirstAndTheLastAmongThem(int chunks) {
        Counting first = new Counting(chunks);
        Counting second = new Counting(3);
        try (Workers workers = Workers.sampling()) {
            workers.run(new Regions(List.of(first, second)));
        }

        second.assertEachRanOnce("all of a few");
        int ran = 0;
        for (int chunk = 0; chunk < 64; chunk++) {
            assertThat(first.runs.get(chunk)).isLessThan(chunk < chunks ? 2 : 1);
            ran += first.runs.get(chunk);
        }
        assertThat(ran).isEqualTo(Math.min(chunks, 8));
        if (chunks > 0) {
            assertThat(first.runs.get(0)).isOne();
            assertThat(first.runs.get(chunks - 1)).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7})
    void everyChunkOfManyTinyRegionsRunsExactlyOnce(int threads) {
        Counting small = new Counting(2);
        Counting large = new Counting(3);
        int repetitions = threads <= Runtime.getRuntime().availableProcessors() ? 200_000 : 20_000;
        try (Workers workers = Workers.exactly(threads)) {
            for (int i = 0; i < repetitions; i++) {
                // A thread that is late with the small region must not take a chunk of the large one for its own.
                large.chunks = 3 + i % 61;
                workers.run(small);
                workers.run(large);
                small.assertEachRanOnce("repetition " + i);
                large.assertEachRanOnce("repetition " + i);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void whatChunksWriteIsThereWhenTheRegionReturns(int threads) {
        long[] values = new long[1000];
        Region doubling = Region.of(() -> values.length, i -> values[i] = 2 * values[i] + 1);
        try (Workers workers = Workers.exactly(threads)) {
            for (int i = 0; i < 20; i++) {
                workers.run(doubling);
            }
        }
        assertThat(values).containsOnly((1L << 20) - 1);
    }

    @Test
    void aRegionWithoutChunksIsNoWork() {
        try (Workers workers = Workers.exactly(2)) {
            assertThatCode(() -> workers.run(Region.NONE)).doesNotThrowAnyException();
        }
    }

    @Test
    void allThreadsOfTheTeamTakePart() {
        Set<String> names = ConcurrentHashMap.newKeySet();
        CountDownLatch together = new CountDownLatch(3);
        try (Workers workers = Workers.exactly(3)) {
            assertThat(workers.threads()).isEqualTo(3);
            workers.run(Region.of(() -> 3, _ -> {
                names.add(Thread.currentThread().getName());
                together.countDown();
                await(together);
            }));
        }
        assertThat(names)
                .containsExactlyInAnyOrder(
                        Thread.currentThread().getName(), "lanewise-worker-1", "lanewise-worker-2");
    }

    @Test
    void workersThatWereIdleLongEnoughToParkWakeUp() throws InterruptedException {
        Counting region = new Counting(40);
        try (Workers workers = Workers.exactly(2)) {
            for (int i = 0; i < 20; i++) {
                Thread.sleep(Duration.ofMillis(2));
                workers.run(region);
                region.assertEachRanOnce("repetition " + i);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void theExceptionOfAChunkReachesTheCallerAndTheWorkersStayUsable(int threads) {
        Counting region = new Counting(10);
        try (Workers workers = Workers.exactly(threads)) {
            for (int failing = 0; failing < 10; failing++) {
                int bad = failing;
                RuntimeException failure = new RuntimeException("chunk " + bad);
                assertThatThrownBy(() -> workers.run(Region.of(() -> 10, chunk -> {
                    if (chunk == bad) {
                        throw failure;
                    }
                })))
                        .isSameAs(failure);
                workers.run(region);
                region.assertEachRanOnce("after failure " + bad);
            }
        }
    }

    @Test
    void anErrorOfAWorkerThreadReachesTheCallerAsItIs() {
        Thread caller = Thread.currentThread();
        CountDownLatch thrown = new CountDownLatch(1);
        try (Workers workers = Workers.exactly(2)) {
            assertThatThrownBy(() -> workers.run(Region.of(() -> 2, _ -> {
                if (Thread.currentThread() != caller) {
                    thrown.countDown();
                    throw new StackOverflowError("on a worker");
                }
                await(thrown);
            })))
                    .isInstanceOf(StackOverflowError.class)
                    .hasMessage("on a worker");
        }
    }

    @Test
    void everyOtherChunkOfAFailingRegionHasEndedWhenTheCallerGetsTheException() {
        AtomicInteger running = new AtomicInteger();
        try (Workers workers = Workers.exactly(3)) {
            for (int i = 0; i < 200; i++) {
                assertThatThrownBy(() -> workers.run(Region.of(() -> 6, chunk -> {
                    running.incrementAndGet();
                    try {
                        if (chunk == 0) {
                            throw new IllegalStateException("the first chunk");
                        }
                        Thread.yield();
                    } finally {
                        running.decrementAndGet();
                    }
                })))
                        .hasMessage("the first chunk");
                assertThat(running).hasValue(0);
            }
        }
    }

    @Test
    void closingEndsTheThreadsAndRefusesFurtherWork() throws InterruptedException {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch together = new CountDownLatch(3);
        Workers workers = Workers.exactly(3);
        workers.run(Region.of(() -> 3, _ -> {
            threads.add(Thread.currentThread());
            together.countDown();
            await(together);
        }));
        threads.remove(Thread.currentThread());
        workers.close();
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(20));
            assertThat(thread.isAlive()).isFalse();
        }
        assertThat(threads).hasSize(2).allMatch(Thread::isDaemon);
        assertThatIllegalStateException()
                .isThrownBy(() -> workers.run(new Counting(2)))
                .withMessage("these workers have been closed");
    }

    @Test
    void aTeamNeedsAtLeastOneThread() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Workers.of(0))
                .withMessage("at least 1 thread is needed, got 0");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).as("all threads came").isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void noMoreThreadsWorkThanThereAreProcessors() {
        int processors = Runtime.getRuntime().availableProcessors();
        try (Workers few = Workers.of(1); Workers many = Workers.of(processors + 3)) {
            assertThat(few.atWork()).isOne();
            assertThat(many.threads()).isEqualTo(processors + 3);
            assertThat(many.atWork()).isEqualTo(processors);
        }
    }
}
