package org.lanewise.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RelayRaceTest {
    /** Notes which blocks each chunk passes, lap by lap, and -1 where all of the batch are passed. */
    private static final class Course implements Relay {
        private final int laps;
        private final List<List<Integer>> passed;
        private int blocks;
        private int batch;

        Course(int chunks, int laps) {
            this.laps = laps;
            this.passed = IntStream.range(0, chunks).<List<Integer>>mapToObj(_ -> new ArrayList<>()).toList();
        }

        @Override
        public int laps() {
            return laps;
        }

        @Override
        public int blocks() {
            return blocks;
        }

        @Override
        public int chunks() {
            return passed.size();
        }

        @Override
        public void run(int chunk, int lap, int fromBlock, int toBlock) {
            List<Integer> own = passed.get(chunk);
            IntStream.range(fromBlock, toBlock).forEach(block -> own.add(100 * lap + block));
            if (toBlock == batch) {
                own.add(-1);
            }
        }

        void assertRun() {
            List<Integer> all = new ArrayList<>();
            for (int lap = 0; lap < laps; lap++) {
                int first = 100 * lap;
                IntStream.range(0, blocks).forEach(block -> all.add(first + block));
                if (blocks == batch) {
                    all.add(-1);
                }
            }
            assertThat(passed).allSatisfy(own -> assertThat(own).isEqualTo(all));
            passed.forEach(List::clear);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 8, 9, 16, 17})
    void everyChunkPassesItsBlocksInOrderAndOnce(int threads) {
        SplittableRandom random = new SplittableRandom(threads);
        try (Workers workers = Workers.exactly(threads)) {
            for (int team = 0; team < 20; team++) {
                List<Course> courses = IntStream.range(0, random.nextInt(1, 4))
                        .mapToObj(_ -> new Course(random.nextInt(0, 20), random.nextInt(1, 4)))
                        .toList();
                Region race = workers.race(List.copyOf(courses));
                // Batches of an epoch differ in size, and where the last block is treated apart it counts for some only.
                for (int run = 0; run < 20; run++) {
                    int batch = random.nextInt(1, 12);
                    courses.forEach(course -> {
                        course.batch = batch;
                        course.blocks = batch - random.nextInt(0, 2);
                    });
                    workers.run(race);
                    courses.forEach(Course::assertRun);
                }
            }
        }
    }

    @Test
    void threadsKeepToTheirBlocks() {
        List<String> stages = new ArrayList<>();
        Relay relay = new Relay() {
            @Override
            public int blocks() {
                return 7;
            }

            @Override
            public int chunks() {
                return 2;
            }

            @Override
            public void run(int chunk, int lap, int fromBlock, int toBlock) {
                stages.add(chunk + ": " + fromBlock + " to " + toBlock);
            }
        };
        RelayRace race = new RelayRace(List.of(relay), 2, 0);

        race.run(0);
        race.run(1);

        assertThat(stages).containsExactly("0: 0 to 3", "1: 0 to 4", "0: 3 to 7", "1: 4 to 7");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 3", "1, 0", "1, 3"})
    void whatALegThrowsReachesTheCallerAndNobodyWaitsForever(int badLap, int badBlock) {
        Relay relay = new Relay() {
            @Override
            public int laps() {
                return 2;
            }

            @Override
            public int blocks() {
                return 4;
            }

            @Override
            public int chunks() {
                return 5;
            }

            @Override
            public void run(int chunk, int lap, int fromBlock, int toBlock) {
                if (lap == badLap && fromBlock <= badBlock && badBlock < toBlock) {
                    throw new IllegalArgumentException("block " + badBlock);
                }
            }
        };
        try (Workers workers = Workers.exactly(3)) {
            Region race = workers.race(List.of(relay));
            for (int run = 0; run < 3; run++) {
                assertThatThrownBy(() -> workers.run(race)).hasMessage("block " + badBlock);
            }
        }
    }
}
