package org.lanewise.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsDamageTest {
    @TempDir
    Path folder;

    private Path file;
    private byte[] sound;

    @BeforeEach
    void writeASoundFile() throws IOException {
        file = folder.resolve("w.safetensors");
        new Safetensors(
                Map.of("epoch", "3"),
                List.of(
                        StoredTensor.of("conv1.weight", new int[]{2, 3}, new float[]{1, 2, 3, 4, 5, 6}, 0),
                        StoredTensor.of("conv1.bias", new int[]{2}, new float[]{0, -1}, 0),
                        StoredTensor.of("steps", new int[]{}, new long[]{300}, 0)))
                .write(file);
        sound = Files.readAllBytes(file);
    }

    @Test
    void aFileCutOffAnywhereIsRefused() throws IOException {
        for (int length = 0; length < sound.length; length++) {
            assertDamaged(Arrays.copyOf(sound, length), "the first " + length + " bytes");
        }
    }

    @Test
    void aFileWithOneWrongBitAnywhereIsRefused() throws IOException {
        for (int bit = 0; bit < 8 * sound.length; bit++) {
            byte[] bytes = sound.clone();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            assertDamaged(bytes, "bit " + bit % 8 + " of byte " + bit / 8);
        }
    }

    @Test
    void aFileWithOneByteMoreOrLessAnywhereIsRefused() throws IOException {
        for (int at = 0; at <= sound.length; at++) {
            byte[] longer = new byte[sound.length + 1];
            System.arraycopy(sound, 0, longer, 0, at);
            System.arraycopy(sound, at, longer, at + 1, sound.length - at);
            assertDamaged(longer, "a zero before byte " + at);
            if (at < sound.length) {
                byte[] shorter = Arrays.copyOf(sound, sound.length - 1);
                System.arraycopy(sound, at + 1, shorter, at, sound.length - at - 1);
                assertDamaged(shorter, "without byte " + at);
            }
        }
    }

    /** Without a digest damage to values goes unseen, but nothing may fail in any other way. */
    @Test
    void aForeignFileWithRandomDamageIsReadOrRefused() throws IOException {
        byte[] foreign = SafetensorsTest.file(
                "{\"__metadata__\":{\"format\":\"pt\"},"
                        + "\"a\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[0,8]},"
                        + "\"b\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[8,16]}}",
                new byte[16]);
        String noise = "0123456789{}[],:\"\\-eE_ \0\u007fabF32";
        SplittableRandom random = new SplittableRandom(5);
        int refused = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = foreign.clone();
            for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                bytes[8 + random.nextInt(bytes.length - 24)] = (byte) noise.charAt(random.nextInt(noise.length()));
            }
            Files.write(file, bytes);
            try {
                assertThat(Safetensors.read(file).tensors().values()).allMatch(tensor -> tensor.size() <= 4);
            } catch (StoreException e) {
                assertThat(e).hasMessageStartingWith(file + ": ");
                refused++;
            }
        }
        assertThat(refused).isBetween(2_500, 4_999);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            [] | byte 8: the header must begin with '{'
            x{} | byte 8: the header must begin with '{'
            {} x | line 1, column 4 (byte 11): expected the end of the document, found "x"
            {"a":1} | tensor "a": expected an object, found the number 1
            {"a":{"dtype":"F32","shape":[1]}} \
            | tensor "a": data_offsets: missing; the members of Entry are dtype, shape, data_offsets
            {"a":{"dtype":"F32","shape":[1],"data_offset":[0,4]}} \
            | tensor "a": Entry has no member "data_offset" (did you mean "data_offsets"?); known: dtype, shape, \
            data_offsets
            {"a":{"dtype":"BF16","shape":[2],"data_offsets":[0,4]}} \
            | tensor "a": dtype: elements of type "BF16" cannot be read, only F32, I32, I64; convert the tensor to \
            32-bit floats before saving it
            {"a":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}} \
            | tensor "a": shape[0]: expected a whole number from -2147483648 to 2147483647, found the number 1.0
            {"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}} | tensor "a": shape: negative dimension in [-1]
            {"a":{"dtype":"F32","shape":[2147483647,2147483647,2147483647],"data_offsets":[0,4]}} \
            | tensor "a": shape: [2147483647, 2147483647, 2147483647] has over 2^63 elements
            {"a":{"dtype":"F32","shape":[2147483647],"data_offsets":[0,8589934588]}} \
            | tensor "a": shape: 2147483647 elements are more than a Java array can hold
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}} \
            | tensor "a": data_offsets: [0, 4] hold 4 bytes, but F32 of shape [2] needs 8
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}} \
            | tensor "a": data_offsets: expected 2 numbers, begin and end, found 1
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}} \
            | tensor "a": data_offsets: [4, 0] is no range of bytes
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}} \
            | tensor "a": data_offsets: [-4, 0] is no range of bytes
            {"a":{"dtype":"F32","shape":[0],"data_offsets":[4,4]}} \
            | tensor "a": begins at byte 66, expected byte 62, where what lies before it ends
            {"__metadata__":[]} | __metadata__: expected an object, found an array
            {"__metadata__":{"k":1}} | __metadata__: "k": expected a string, found the number 1
            {"__metadata__":{"lanewise.format":"2"},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}} \
            | __metadata__: expected lanewise.format "1", found "2"; the file is damaged, or a newer Lanewise wrote it
            """)
    void aHeaderThatMakesNoSenseIsExplained(String header, String message) throws IOException {
        Files.write(file, SafetensorsTest.file(header, new byte[4]));
        assertRefused(message);
    }

    @Test
    void holesAndOverlapsAreExplained() throws IOException {
        String b = "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[%d,%d]}}";
        String a = "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},";
        Files.write(file, SafetensorsTest.file(a + b.formatted(8, 12), new byte[12]));
        assertRefused("tensor \"b\": begins at byte 124, expected byte 120, where what lies before it ends");
        Files.write(file, SafetensorsTest.file(a + b.formatted(2, 6), new byte[6]));
        assertRefused("tensor \"b\": begins at byte 117, expected byte 119, where what lies before it ends");
    }

    @Test
    void twoTensorsOfOneNameAreRefused() throws IOException {
        String a = "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[%d,%d]}";
        Files.write(file, SafetensorsTest.file("{" + a.formatted(0, 4) + "," + a.formatted(4, 8) + "}", new byte[8]));
        assertRefused("line 1, column 55 (byte 62): the name \"a\" appears twice in one object");
    }

    @Test
    void theLengthOfTheFileMustBeThatOfTheHeader() throws IOException {
        Files.write(file, Arrays.copyOf(sound, sound.length - 1));
        assertRefused("the header describes a file of " + sound.length + " bytes, but it has " + (sound.length - 1)
                + "; it was cut off: copy or download it again");
        Files.write(file, Arrays.copyOf(sound, sound.length + 3));
        assertRefused("the header describes a file of " + sound.length + " bytes, but it has " + (sound.length + 3)
                + "; what follows byte " + sound.length + " belongs to no tensor");
    }

    @Test
    void whatIsNoSafetensorsFileIsCalledSo() throws IOException {
        Files.write(file, new byte[7]);
        assertRefused("not a safetensors file: it has 7 bytes, and the length of the header alone takes 8");
        Files.write(file, new byte[8]);
        assertRefused("byte 8: the header must begin with '{'");
        Files.writeString(file, "Lorem ipsum dolor sit amet");
        assertRefused("not a safetensors file: bytes 0 to 7 give a header of 8100041059028070220 bytes,"
                + " and at most 100000000 are allowed");
        Files.write(file, new byte[]{-1, -1, -1, -1, -1, -1, -1, -1, '{', '}'});
        assertRefused("not a safetensors file: bytes 0 to 7 give a header of 18446744073709551615 bytes,"
                + " and at most 100000000 are allowed");
        Files.write(file, new byte[]{100, 0, 0, 0, 0, 0, 0, 0, '{', '}'});
        assertRefused("bytes 0 to 7 give a header of 100 bytes, but only 2 follow;"
                + " the file was cut off, or is no safetensors file");
        Files.write(file, "PK\u0003\u0004\u0000\u0000\b\b".getBytes(UTF_8));
        assertThatThrownBy(() -> Safetensors.read(file))
                .hasMessageContaining("this is a zip archive, as PyTorch (.pt)");
    }

    @Test
    void whatCannotBeOpenedIsCalledSo() {
        file = folder.resolve("missing.safetensors");
        assertRefused("cannot be read: there is no such file");
        file = folder;
        assertRefused("cannot be read: it is a folder");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDeviceIsNotRead() {
        file = Path.of("/dev/zero");
        assertRefused("cannot be read: it is a device or a pipe, not a file");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere the file would really take its space on the disk")
    void aFileLargerThanTheMemoryIsRefusedBeforeAnyIsTaken() throws IOException {
        long memory = Runtime.getRuntime().maxMemory();
        int rows = Math.toIntExact(memory / (1 << 20)) + 1;
        long bytes = (long) rows << 20;
        StringBuilder header = new StringBuilder("{");
        for (int i = 0; i < rows; i++) {
            header.append(i == 0 ? "" : ",")
                    .append("\"%d\":{\"dtype\":\"F32\",\"shape\":[%d],\"data_offsets\":[%d,%d]}"
                            .formatted(i, 1 << 18, (long) i << 20, (long) (i + 1) << 20));
        }
        byte[] start = SafetensorsTest.file(header.append('}').toString(), new byte[0]);
        Files.write(file, start);
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(start.length + bytes);
        }
        assertRefused("its " + bytes + " bytes of data do not fit into the " + memory
                + " bytes of memory that Java may use; allow more with -Xmx");
    }

    private void assertDamaged(byte[] bytes, String damage) throws IOException {
        Files.write(file, bytes);
        assertThatThrownBy(() -> Safetensors.read(file))
                .as(damage)
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(file + ": ");
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(StoreException.class)
                .hasMessage(file + ": " + message);
    }
}
