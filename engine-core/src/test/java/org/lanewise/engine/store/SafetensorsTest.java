package org.lanewise.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
    private static final int[] SCALAR = {};

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("weights.safetensors");
    }

    @Test
    void tensorsAndTextsComeBackInTheirOrder() {
        Safetensors content = new Safetensors(
                Map.of("epoch", "3", "author", "Ωmega \"x\"\n"),
                List.of(
                        StoredTensor.of("steps", SCALAR, new long[]{1L << 60}, 0),
                        StoredTensor.of("conv1.weight", new int[]{2, 1, 1, 2}, new float[]{9, 1, 2, 3, 4, 9}, 1),
                        StoredTensor.of("conv1.bias", new int[]{2}, new float[]{0.5f, -0.5f}, 0),
                        StoredTensor.of("order", new int[]{1, 3}, new int[]{7, 8, Integer.MIN_VALUE}, 0),
                        StoredTensor.of("nothing", new int[]{0, 5}, new float[0], 0)));
        content.write(file);
        Safetensors read = Safetensors.read(file);

        assertThat(read.metadata()).containsExactly(Map.entry("author", "Ωmega \"x\"\n"), Map.entry("epoch", "3"));
        assertThat(read.tensors().keySet())
                .containsExactly("steps", "conv1.weight", "conv1.bias", "order", "nothing");
        assertThat(read.tensor("steps").toLongs()).containsExactly(1L << 60);
        assertThat(read.tensor("steps").shape()).isEmpty();
        assertThat(read.tensor("conv1.weight").shape()).containsExactly(2, 1, 1, 2);
        assertThat(read.tensor("conv1.weight").toFloats()).containsExactly(1, 2, 3, 4);
        assertThat(read.tensor("conv1.bias").toFloats()).containsExactly(0.5f, -0.5f);
        assertThat(read.tensor("order").toInts()).containsExactly(7, 8, Integer.MIN_VALUE);
        assertThat(read.tensor("nothing").shape()).containsExactly(0, 5);
        assertThat(read.tensor("nothing").toFloats()).isEmpty();
        assertThat(read.digest()).isEqualTo(content.digest());
    }

    @Test
    void everyBitOfAFloatSurvives() {
        SplittableRandom random = new SplittableRandom(3);
        float[] values = new float[100_003];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.intBitsToFloat(random.nextInt());
        }
        values[0] = Float.intBitsToFloat(0x7f800001);
        values[1] = -0f;
        new Safetensors(Map.of(), List.of(StoredTensor.of("w", new int[]{values.length}, values, 0))).write(file);

        float[] read = new float[values.length + 2];
        Safetensors.read(file).tensor("w").copyTo(read, 2);

        for (int i = 0; i < values.length; i++) {
            assertThat(Float.floatToRawIntBits(read[i + 2])).isEqualTo(Float.floatToRawIntBits(values[i]));
        }
    }

    @Test
    void theBytesAreThoseOfTheFormat() throws Exception {
        new Safetensors(
                Map.of("k", "v"),
                List.of(
                        StoredTensor.of("a", new int[]{2}, new float[]{1, -2}, 0),
                        StoredTensor.of("b", SCALAR, new long[]{0x0102030405060708L}, 0)))
                .write(file);

        String data = "0807060504030201" + "0000803f" + "000000c0";
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(
                ("{\"metadata\":{\"k\":\"v\"},\"tensors\":[{\"name\":\"a\",\"dtype\":\"F32\",\"shape\":[2]},"
                        + "{\"name\":\"b\",\"dtype\":\"I64\",\"shape\":[]}]}")
                        .getBytes(UTF_8));
        sha256.update(HexFormat.of().parseHex("0000803f000000c00807060504030201"));
        String digest = HexFormat.of().formatHex(sha256.digest());
        String header =
                "{\"__metadata__\":{\"k\":\"v\",\"lanewise.format\":\"1\",\"lanewise.sha256\":\"" + digest + "\"},"
                        + "\"b\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]},"
                        + "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,16]}}";
        String padded = header + " ".repeat(64 - (8 + header.length()) % 64);

        assertThat(file).hasBinaryContent(file(padded, HexFormat.of().parseHex(data)));
    }

    @Test
    void aFileOfAnotherProgramIsReadAsItIs() throws IOException {
        // What safetensors.torch.save_file gives for a batch normalisation: padded to 8 bytes, no digest.
        String header = "{\"__metadata__\":{\"format\":\"pt\"},"
                + "\"bn.num_batches_tracked\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]},"
                + "\"bn.weight\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,16]}}";
        ByteBuffer data = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(file, file(header + "  ", data.putLong(600).putFloat(1.5f).putFloat(-1f).array()));

        Safetensors read = Safetensors.read(file);

        assertThat(read.metadata()).containsExactly(Map.entry("format", "pt"));
        assertThat(read.tensor("bn.num_batches_tracked").toLongs()).containsExactly(600);
        assertThat(read.tensor("bn.weight").toFloats()).containsExactly(1.5f, -1f);
    }

    @Test
    void theHeaderMayNameTensorsInAnyOrderAndWithSpaces() throws IOException {
        String header = "{ \"z\": {\"data_offsets\": [4, 8], \"shape\": [1], \"dtype\": \"F32\"},\n"
                + "  \"y\": {\"shape\": [0], \"dtype\": \"F32\", \"data_offsets\": [4, 4]},\n"
                + "  \"x\": {\"dtype\": \"F32\", \"shape\": [1, 1], \"data_offsets\": [0, 4]} }";
        ByteBuffer data = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(file, file(header, data.putFloat(1).putFloat(2).array()));

        Safetensors read = Safetensors.read(file);

        assertThat(read.tensors().keySet()).containsExactly("z", "y", "x");
        assertThat(read.tensor("x").toFloats()).containsExactly(1);
        assertThat(read.tensor("y").toFloats()).isEmpty();
        assertThat(read.tensor("z").toFloats()).containsExactly(2);
    }

    @Test
    void aFileWithoutTensorsIsAFile() {
        new Safetensors(Map.of("only", "text"), List.of()).write(file);
        assertThat(Safetensors.read(file).metadata()).containsExactly(Map.entry("only", "text"));
    }

    @Test
    void theSameContentGivesTheSameBytes() throws IOException {
        List<StoredTensor> tensors = List.of(StoredTensor.of("w", new int[]{1}, new float[]{1}, 0));
        Map<String, String> forward = new LinkedHashMap<>(Map.of("a", "1"));
        forward.put("b", "2");
        Map<String, String> backward = new LinkedHashMap<>(Map.of("b", "2"));
        backward.put("a", "1");
        Path other = folder.resolve("other.safetensors");
        new Safetensors(forward, tensors).write(file);
        new Safetensors(backward, tensors).write(other);
        assertThat(file).hasSameBinaryContentAs(other);

        Safetensors.read(file).write(other);
        assertThat(file).hasSameBinaryContentAs(other);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 20, 21, 40, 63, 64, 65, 127, 128, 200})
    void theDataBeginsAtAMultipleOf64AndWideElementsAreAligned(int nameLength) throws IOException {
        new Safetensors(
                Map.of(),
                List.of(
                        StoredTensor.of("n".repeat(nameLength), new int[]{1}, new float[]{1}, 0),
                        StoredTensor.of("wide", new int[]{1}, new long[]{-1}, 0)))
                .write(file);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);

        long dataStart = 8 + bytes.getLong(0);
        assertThat(dataStart % 64).isZero();
        assertThat(bytes.getLong((int) dataStart)).isEqualTo(-1);
        assertThat(Safetensors.read(file).tensors()).hasSize(2);
    }

    @Test
    void theDigestIsThatOfTheContentNotOfItsOrder() {
        StoredTensor a = StoredTensor.of("a", new int[]{2}, new float[]{1, 2}, 0);
        StoredTensor b = StoredTensor.of("b", new int[]{1}, new float[]{3}, 0);
        String digest = new Safetensors(Map.of("k", "v"), List.of(a, b)).digest();

        assertThat(digest).matches("[0-9a-f]{64}");
        assertThat(new Safetensors(Map.of("k", "v"), List.of(b, a)).digest()).isEqualTo(digest);
        assertThat(new Safetensors(Map.of("k", "w"), List.of(a, b)).digest()).isNotEqualTo(digest);
        assertThat(new Safetensors(Map.of("k", "v"), List.of(a)).digest()).isNotEqualTo(digest);
        assertThat(new Safetensors(Map.of("k", "v"),
                List.of(StoredTensor.of("a", new int[]{2, 1}, new float[]{1, 2}, 0), b))
                .digest())
                .isNotEqualTo(digest);
        assertThat(
                new Safetensors(Map.of("k", "v"), List.of(StoredTensor.of("a", new int[]{2}, new float[]{1, -2}, 0), b))
                        .digest())
                .isNotEqualTo(digest);
    }

    @Test
    void askingForTheWrongTensorSaysWhatThereIs() {
        Safetensors content = new Safetensors(
                Map.of(), List.of(StoredTensor.of("conv1.weight", new int[]{1}, new int[]{1}, 0)));

        assertThatThrownBy(() -> content.tensor("conv1.weihgt"))
                .isInstanceOf(StoreException.class)
                .hasMessage("there is no tensor \"conv1.weihgt\" (did you mean \"conv1.weight\"?)");
        assertThatThrownBy(() -> content.tensor("conv1.weight").toFloats())
                .isInstanceOf(StoreException.class)
                .hasMessage("tensor \"conv1.weight\": expected F32 elements, found I32");
        assertThatThrownBy(() -> content.tensor("conv1.weight").copyTo(new float[1], 0))
                .isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> content.tensor("conv1.weight").toLongs()).isInstanceOf(StoreException.class);
    }

    @Test
    void namesThatCannotBeWrittenAreRefusedAtOnce() {
        StoredTensor w = StoredTensor.of("w", new int[]{1}, new float[1], 0);
        StoredTensor reserved = StoredTensor.of("__metadata__", new int[]{1}, new float[1], 0);
        StoredTensor half = StoredTensor.of("\ud83d", new int[]{1}, new float[1], 0);

        for (List<StoredTensor> tensors : List.of(List.of(w, w), List.of(reserved), List.of(half))) {
            assertThatThrownBy(() -> new Safetensors(Map.of(), tensors)).isInstanceOf(IllegalArgumentException.class);
        }
        for (Map<String, String> metadata : List.of(
                Map.of(Safetensors.FORMAT_KEY, "1"), Map.of(Safetensors.DIGEST_KEY, ""), Map.of("k", "\ud83d"))) {
            assertThatThrownBy(() -> new Safetensors(metadata, List.of())).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aWindowMustLieInsideItsArray() {
        assertThatThrownBy(() -> StoredTensor.of("w", new int[]{2, 2}, new float[5], 2))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> StoredTensor.of("w", new int[]{2, 2}, new float[5], -1))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> StoredTensor.of("w", new int[]{-1, -2}, new float[5], 0))
                .isInstanceOf(IllegalArgumentException.class);
        int[] beyondCounting = {1 << 30, 1 << 30, 1 << 30};
        assertThatThrownBy(() -> StoredTensor.of("w", beyondCounting, new float[5], 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static byte[] file(String header, byte[] data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] json = header.getBytes(UTF_8);
        bytes.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).array());
        bytes.writeBytes(json);
        bytes.writeBytes(data);
        return bytes.toByteArray();
    }
}
