package org.lanewise.trainer.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class StartArchiveTest {
    private final JavaInstallation installation = JavaInstallation.in(Path.of(System.getProperty("java.home")));

    @TempDir
    private Path temp;

    private Path jar;
    private Path folder;

    @BeforeEach
    void packAProgram() throws IOException {
        jar = temp.resolve("program.jar");
        folder = temp.resolve("cache").resolve("lanewise");
        String name = Greeting.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                var in = Greeting.class.getClassLoader().getResourceAsStream(name)) {
            out.putNextEntry(new JarEntry(name));
            in.transferTo(out);
        }
    }

    /** A program with one class. */
    static final class Greeting {
        private Greeting() {}

        public static void main(String[] arguments) {
            System.out.println("hello");
        }
    }

    private StartArchive archive(boolean make) {
        return StartArchive.of(folder, installation, jar.toString(), make, "17");
    }

    private String run(StartArchive archive) throws Exception {
        List<String> command = new ArrayList<>(List.of(installation.java().toString()));
        command.addAll(archive.options());
        command.addAll(List.of("-cp", jar.toString(), Greeting.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out.strip();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void isMadeOnceAndUsedFromThenOn() throws Exception {
        StartArchive first = archive(true);
        assertThat(run(first)).isEqualTo("hello");
        first.keep(0);
        assertThat(files()).hasSize(1);

        StartArchive second = archive(false);
        assertThat(second.options().getFirst()).isEqualTo("-XX:SharedArchiveFile=" + files().getFirst());
        assertThat(run(second)).isEqualTo("hello");
    }

    @Test
    void ofAProgramThatFailedNothingIsKept() throws Exception {
        StartArchive first = archive(true);
        run(first);
        assertThat(files()).hasSize(1);

        first.keep(1);

        assertThat(files()).isEmpty();
        assertThat(archive(false)).isNull();
    }

    @Test
    void anotherProgramInTheSameJarHasAnother() throws Exception {
        StartArchive first = archive(true);
        run(first);
        first.keep(0);

        Files.writeString(jar, "longer than before", StandardOpenOption.APPEND);

        assertThat(archive(false)).isNull();
    }

    @Test
    void aDamagedOneIsPassedOverInSilence() throws Exception {
        StartArchive first = archive(true);
        run(first);
        first.keep(0);
        Files.writeString(files().getFirst(), "no archive");

        assertThat(run(archive(true))).isEqualTo("hello");
    }

    @Test
    void withoutAFolderToWriteToThereIsNone() throws Exception {
        Files.createDirectories(folder.getParent());
        Files.writeString(folder, "a file");

        assertThat(archive(true)).isNull();
    }

    @Test
    void classesInFoldersHaveNone() {
        assertThat(StartArchive.of(folder, installation, temp.toString(), true, "17")).isNull();
        assertThat(StartArchive.of(folder, installation, jar + System.getProperty("path.separator") + jar, true, "17"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xshare:off", "-XX:SharedArchiveFile=a", "-XX:ArchiveClassesAtExit=a", "-XX:AOTCache=a",
        "-XX:+AutoCreateSharedArchive", "-XX:-UseSharedSpaces"})
    void aUserWhoSaysHowToShareClassesIsNotContradicted(String option) {
        assertThat(StartArchive.isSettledBy(List.of("-Xmx1g", option))).isTrue();
        assertThat(StartArchive.isSettledBy(List.of("-Xmx1g"))).isFalse();
    }
}
