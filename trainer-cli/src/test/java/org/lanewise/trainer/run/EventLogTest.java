package org.lanewise.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.optim.Sgd;
import org.lanewise.engine.store.StoreException;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.train.TrainingSettings;

class EventLogTest {
    private static final String TIME = "2026-01-02T03:04:05.678Z";
    private static final Machine MACHINE = new Machine("trainer 1", "simd", 512, 2, "Java 25", "CPU", "Linux");
    private static final TrainingSettings SLOWER = TrainingSettings.of(new Sgd(0.001, 0.9, 1e-4)).withSeed(7);

    @TempDir
    private Path folder;

    static Stream<RunEvent> events() {
        return Stream.of(
                new RunEvent.Origin(
                        0, Network.of("one", new Shape(1, 2, 2), new Flatten(), Linear.of(3)), SLOWER, "cd".repeat(32),
                        "unit", "none", "ef".repeat(32)),
                new RunEvent.Started(0, TIME, 3, Long.MAX_VALUE, MACHINE),
                new RunEvent.Batches(6, 1, 6, 600, 0.1234567890123, 0.97, 0.01, 0.0123),
                new RunEvent.EpochEnded(600, 1, 0.3, 0.9, 0.1, 9700, 10000, 60000, 1.5),
                new RunEvent.SettingsChanged(601, TIME, SLOWER),
                new RunEvent.Interrupted(602, TIME),
                new RunEvent.Failed(603, TIME, "the loss became \"NaN\" \u2013 in epoch 2"),
                new RunEvent.Planned(604, 300, 2.5, 1.25, 0.1, 220),
                new RunEvent.EpochTrained(604, 2, 0.3, 0.9, 60000, 1.5),
                new RunEvent.BestRestored(605, 1, 600),
                new RunEvent.TestRead(605, 0.05, 9841, 10000, 1),
                new RunEvent.Ended(605, TIME, "ab".repeat(32), 0.05, 9841, 10000, 7.25));
    }

    @Test
    void everyKindOfEventIsTried() {
        assertThat(events().map(Object::getClass).toList())
                .containsExactlyInAnyOrder(
                        Arrays.stream(RunEvent.class.getPermittedSubclasses()).toArray(Class[]::new));
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventReadsBackEqualFromItsLine(RunEvent event) {
        assertThat(event.line()).doesNotContain("\n").startsWith("{\"type\":\"" + event.getClass().getSimpleName());
        assertThat(RunEvent.parse(event.line())).isEqualTo(event);
    }

    @Test
    void everyEventIsInTheFileAtOnce() {
        Path file = folder.resolve("events.jsonl");
        List<RunEvent> all = events().toList();
        try (EventLog log = EventLog.create(file)) {
            for (int i = 0; i < all.size(); i++) {
                log.add(all.get(i));
                assertThat(EventLog.read(file)).isEqualTo(all.subList(0, i + 1));
            }
            log.force();
        }
    }

    @Test
    void aLineThatItsWriterDidNotEndIsLeftOut() throws IOException {
        Path file = written();
        byte[] bytes = Files.readAllBytes(file);
        int lastLine = events().toList().getLast().line().length() + 1;
        for (int missing = 1; missing <= lastLine; missing++) {
            Files.write(file, Arrays.copyOf(bytes, bytes.length - missing));
            assertThat(EventLog.read(file)).isEqualTo(events().toList().subList(0, (int) events().count() - 1));
        }
    }

    @Test
    void whatWasAfterTheCheckpointIsForgottenAndTheRestIsAddedTo() throws IOException {
        Path file = written();
        Files.writeString(file, "{\"type\":\"Batch", StandardOpenOption.APPEND);
        RunEvent more = new RunEvent.Interrupted(601, TIME);

        try (EventLog log = EventLog.resume(file, 601, SLOWER)) {
            log.add(more);
        }

        List<RunEvent> expected = Stream.concat(events().limit(5), Stream.of(more)).toList();
        assertThat(EventLog.read(file)).isEqualTo(expected);
    }

    @Test
    void settingsThatWereChangedAfterTheCheckpointWasSavedAreForgotten() {
        Path file = folder.resolve("changed.jsonl");
        RunEvent saved = new RunEvent.SettingsChanged(601, TIME, SLOWER);
        RunEvent lost = new RunEvent.SettingsChanged(601, TIME, SLOWER.withBatch(7));
        RunEvent earlier = new RunEvent.SettingsChanged(600, TIME, SLOWER.withBatch(8));
        try (EventLog log = EventLog.create(file)) {
            List.of(earlier, saved, lost).forEach(log::add);
        }

        assertThat(EventLog.readUpTo(file, 601, SLOWER)).containsExactly(earlier, saved);
    }

    @Test
    void aLineThatIsNoEventIsNamed() throws IOException {
        Path file = written();
        Files.writeString(file, "{\"type\":\"Bathces\",\"step\":1}\n", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> EventLog.read(file))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(file + ", line " + (events().count() + 1) + ": ")
                .hasMessageContaining("Bathces");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path file = folder.resolve("events.jsonl");

        assertThatThrownBy(() -> EventLog.read(file))
                .isInstanceOf(StoreException.class)
                .hasMessage(file + ": cannot be read: there is no such file");
    }

    @Test
    void aNumberThatIsNoneIsRefused() {
        try (EventLog log = EventLog.create(folder.resolve("events.jsonl"))) {
            assertThatThrownBy(() -> log.add(new RunEvent.Batches(1, 1, 1, 1, Double.NaN, 0, 0, 0)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("loss");
        }
    }

    private Path written() {
        Path file = folder.resolve("events.jsonl");
        try (EventLog log = EventLog.create(file)) {
            events().forEach(log::add);
        }
        return file;
    }
}
