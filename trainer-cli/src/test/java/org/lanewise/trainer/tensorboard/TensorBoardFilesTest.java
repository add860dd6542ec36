package org.lanewise.trainer.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanewise.trainer.run.Machine;
import org.lanewise.trainer.run.RunEvent;

/** Reads the files back with a reader of its own, down to the polynomial of the checksum. */
class TensorBoardFilesTest {
    private static final String TIME = "2026-01-02T03:04:05Z";

    @TempDir
    private Path folder;

    @Test
    void theChecksumIsThatOfRfc3720() {
        assertThat(crc32c(new byte[32])).isEqualTo(0x8a9136aa);
        assertThat(crc32c("123456789".getBytes(StandardCharsets.US_ASCII))).isEqualTo(0xe3069283);
    }

    @Test
    void everyScalarIsReadBack() throws IOException {
        try (TensorBoardFiles files = new TensorBoardFiles(folder, "test")) {
            files.add(started(0));
            files.add(new RunEvent.Batches(300, 1, 6, 600, 0.25, 0.5, 0.01, 2));
            files.add(new RunEvent.EpochEnded(1_000_000, 1, 0.3, 0.9, 0.125, 3, 4, 600, 1.5));
            files.add(new RunEvent.Interrupted(1_000_000, TIME));
        }

        List<Map<Integer, Object>> train = events("train");
        assertThat(new String((byte[]) train.getFirst().get(3), StandardCharsets.UTF_8)).isEqualTo("brain.Event:2");
        assertThat(message(train.get(1).get(7))).containsEntry(1, 1L);
        assertThat(train.stream().skip(2).map(TensorBoardFilesTest::scalar)).containsExactly(
                "300 loss 0.25", "300 accuracy 0.5", "300 learning_rate 0.01", "300 images_per_second 300.0");
        assertThat(events("test").stream().skip(2).map(TensorBoardFilesTest::scalar))
                .containsExactly("1000000 loss 0.125", "1000000 accuracy 0.75");
        assertThat((double) train.get(2).get(1)).isBetween(1.7e9, 1e11);
    }

    @Test
    void aRunThatIsTakenUpAgainSaysWhatIsToBeForgotten() throws IOException {
        try (TensorBoardFiles files = new TensorBoardFiles(folder, "validation")) {
            files.add(started(41));
        }

        Map<Integer, Object> session = events("validation").get(1);
        assertThat(session).containsEntry(2, 42L);
        assertThat(message(session.get(7))).containsEntry(1, 1L);
    }

    private static RunEvent started(long step) {
        return new RunEvent.Started(step, TIME, 1, 9, new Machine("p", "scalar", 0, 1, "j", "c", "s"));
    }

    private static String scalar(Map<Integer, Object> event) {
        Map<Integer, Object> value = message(message(event.get(5)).get(1));
        return event.get(2) + " " + new String((byte[]) value.get(1), StandardCharsets.UTF_8) + " " + value.get(2);
    }

    /** The events of the only file there. */
    private List<Map<Integer, Object>> events(String run) throws IOException {
        Path file;
        try (Stream<Path> files = Files.list(folder.resolve(run))) {
            file = files.toList().getFirst();
        }
        assertThat(file.getFileName().toString()).startsWith("events.out.tfevents.");
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<Map<Integer, Object>> events = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] length = new byte[8];
            in.get(length);
            assertThat(in.getInt()).isEqualTo(masked(crc32c(length)));
            byte[] record = new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
            in.get(record);
            assertThat(in.getInt()).isEqualTo(masked(crc32c(record)));
            events.add(message(record));
        }
        return events;
    }

    /** Every field by its number: Long, Double, Float or byte[]. */
    private static Map<Integer, Object> message(Object bytes) {
        ByteBuffer in = ByteBuffer.wrap((byte[]) bytes).order(ByteOrder.LITTLE_ENDIAN);
        Map<Integer, Object> fields = new TreeMap<>();
        while (in.hasRemaining()) {
            long tag = varint(in);
            Object value = switch ((int) tag & 7) {
                case 0 -> (Object) varint(in);
                case 1 -> (Object) in.getDouble();
                case 2 -> {
                    byte[] part = new byte[(int) varint(in)];
                    in.get(part);
                    yield part;
                }
                case 5 -> (Object) in.getFloat();
                default -> throw new AssertionError("wire type of tag " + tag);
            };
            assertThat(fields.put((int) (tag >> 3), value)).isNull();
        }
        return fields;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0;; shift += 7) {
            byte part = in.get();
            value |= (part & 0x7fL) << shift;
            if (part >= 0) {
                return value;
            }
        }
    }

    private static int masked(int crc) {
        return (crc >>> 15 | crc << 17) + 0xa282ead8;
    }

    /** Bit by bit with Castagnoli's polynomial, reflected. */
    private static int crc32c(byte[] bytes) {
        int crc = ~0;
        for (byte each : bytes) {
            crc ^= each & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0x82f63b78;
            }
        }
        return ~crc;
    }
}
