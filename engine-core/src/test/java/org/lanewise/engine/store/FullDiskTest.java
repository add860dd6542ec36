package org.lanewise.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A write that the operating system itself stops: a program that may only write small files (the shell's
 * {@code ulimit -f}) runs into the limit in the middle of the temporary file, as it would on a full disk.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no ulimit")
class FullDiskTest {
    private static final int FLOATS = 1 << 20;

    @Test
    void theOldFileSurvivesAndOneSentenceSaysWhy(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("weights.safetensors");
        content(10).write(file);
        byte[] old = Files.readAllBytes(file);

        Process program = new ProcessBuilder(
                "sh", "-c", "ulimit -f 128; trap '' XFSZ; exec \"$0\" \"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData", "-cp", classPath(), FullDiskTest.class.getName(), file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(program.getInputStream().readAllBytes(), UTF_8);

        assertThat(program.waitFor()).as(said).isEqualTo(3);
        assertThat(said)
                .startsWith(file + ": cannot be written: ")
                .contains("(the file that was there is unchanged; ")
                .hasLineCount(1);
        assertThat(file).hasBinaryContent(old);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    /** The program: writes 4 MB to the path given. */
    public static void main(String[] args) {
        try {
            content(FLOATS).write(Path.of(args[0]));
        } catch (StoreException e) {
            System.out.println(e.getMessage());
            System.exit(3);
        }
    }

    private static Safetensors content(int floats) {
        return new Safetensors(Map.of(), List.of(StoredTensor.of("w", new int[]{floats}, new float[floats], 0)));
    }

    private static String classPath() throws URISyntaxException {
        return place(Safetensors.class) + File.pathSeparator + place(FullDiskTest.class);
    }

    private static Path place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
