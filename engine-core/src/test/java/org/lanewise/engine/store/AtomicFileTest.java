package org.lanewise.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.CopyOption;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("weights.safetensors");
    }

    @Test
    void createsAFileAndReplacesIt() throws IOException {
        AtomicFile.write(file, out -> out.write("old".getBytes(UTF_8)));
        assertThat(file).hasContent("old");

        AtomicFile.write(file, out -> out.write("new, and longer".getBytes(UTF_8)));
        assertThat(file).hasContent("new, and longer");
        assertThat(filesInFolder()).containsExactly(file);
    }

    @Test
    void theOldFileIsThereUntilTheNewOneIsComplete() throws IOException {
        Files.writeString(file, "old");
        AtomicFile.write(file, out -> {
            out.write(new byte[1 << 20]);
            out.flush();
            assertThat(file).hasContent("old");
        });
        assertThat(file).hasSize(1 << 20);
    }

    @Test
    void aWriterThatFailsHalfWayLeavesTheOldFileAndNothingElse() throws IOException {
        Files.writeString(file, "old");

        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
            out.write(new byte[1 << 20]);
            throw new IOException("No space left on device");
        }))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(file + ": cannot be written: No space left on device"
                        + " (the file that was there is unchanged; ")
                .hasMessageMatching("(?s).* \\d+ bytes are free in its folder\\)");
        assertThat(file).hasContent("old");
        assertThat(filesInFolder()).containsExactly(file);
    }

    @Test
    void aWriterThatFailsHalfWayLeavesNothingWhereNothingWas() throws IOException {
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
            out.write(1);
            throw new IOException();
        }))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(file + ": cannot be written: IOException (nothing was left behind; ");
        assertThat(filesInFolder()).isEmpty();
    }

    @Test
    void whatElseAWriterThrowsComesThrough() throws IOException {
        Files.writeString(file, "old");
        RuntimeException fault = new UncheckedIOException(new IOException("mine"));

        assertThatThrownBy(() -> AtomicFile.write(file, _ -> {
            throw fault;
        }))
                .isSameAs(fault);
        assertThat(file).hasContent("old");
        assertThat(filesInFolder()).containsExactly(file);
    }

    @Test
    void aWriterMayCloseItsStream() throws IOException {
        AtomicFile.write(file, out -> {
            try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
                zip.write("packed".getBytes(UTF_8));
            }
        });
        try (GZIPInputStream zip = new GZIPInputStream(Files.newInputStream(file))) {
            assertThat(new String(zip.readAllBytes(), UTF_8)).isEqualTo("packed");
        }
    }

    @Test
    void anInterruptNeitherStopsTheWritingNorIsLost() {
        Thread.currentThread().interrupt();
        try {
            AtomicFile.write(file, out -> out.write(new byte[1 << 20]));
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
        assertThat(file).hasSize(1 << 20);
    }

    @Test
    void movesPlainlyWhereTheFileSystemCannotMoveAtomically() throws IOException {
        Files.writeString(file, "old");
        List<CopyOption> tried = new ArrayList<>();

        AtomicFile.write(file, out -> out.write('n'), (from, to, options) -> {
            tried.addAll(List.of(options));
            if (tried.size() == 1) {
                throw new AtomicMoveNotSupportedException(from.toString(), to.toString(), "network share");
            }
            Files.move(from, to, options);
        });
        assertThat(tried).containsExactly(StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        assertThat(file).hasContent("n");
        assertThat(filesInFolder()).containsExactly(file);
    }

    @Test
    void aMoveThatFailsLeavesTheOldFile() throws IOException {
        Files.writeString(file, "old");

        assertThatThrownBy(() -> AtomicFile.write(file, out -> out.write('n'), (from, to, _) -> {
            throw new FileSystemException(from.toString(), to.toString(), "used by another process");
        }))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(file + ": cannot be written: used by another process (");
        assertThat(file).hasContent("old");
        assertThat(filesInFolder()).containsExactly(file);
    }

    @Test
    void checkingTouchesNothing() throws IOException {
        AtomicFile.check(file);
        assertThat(filesInFolder()).isEmpty();

        Files.writeString(file, "old");
        AtomicFile.check(file);
        assertThat(file).hasContent("old");
        assertThat(filesInFolder()).containsExactly(file);
    }

    @Test
    void aMissingFolderIsNamed() {
        Path missing = folder.resolve("runs");
        assertRefused(missing.resolve("a.bin"), "the folder " + missing + " does not exist; create it first");
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Files.writeString(file, "old");
        assertRefused(file.resolve("a.bin"), "the folder " + file + " is not a folder");
    }

    @Test
    void aFolderIsNoFile() throws IOException {
        assertRefused(folder, "it is a folder; give the name of a file");
        assertRefused(folder.getRoot(), "it is a folder; give the name of a file");
        assertRefused(Path.of(""), "it is a folder; give the name of a file");
        assertThat(filesInFolder()).isEmpty();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no /dev/null")
    void aDeviceIsNotReplaced() {
        assertRefused(Path.of("/dev/null"), "it is a device or a pipe, not a file that can be replaced");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderInWhichNoFileCanBeMadeIsNamed() {
        assertRefusedStartingWith(Path.of("/proc/weights.bin"), "no file can be made in the folder /proc: ");
    }

    @Test
    void aReadOnlyFileIsNotReplaced() throws IOException {
        Files.writeString(file, "old");
        assertThat(file.toFile().setReadOnly()).isTrue();
        assumeFalse(Files.isWritable(file), "the administrator may write everything");

        assertRefused(file, "it exists and is read-only");
        assertThat(file).hasContent("old");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "lets the administrator only make symbolic links")
    void aSymbolicLinkStaysAndItsTargetIsReplaced() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path target = Files.writeString(elsewhere.resolve("real.bin"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.bin"), target);

        AtomicFile.write(link, out -> out.write("new".getBytes(UTF_8)));

        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("new");
    }

    private void assertRefused(Path path, String reason) {
        assertRefusedStartingWith(path, reason);
        assertThatThrownBy(() -> AtomicFile.check(path)).hasMessage(path + ": cannot be written: " + reason);
    }

    private static void assertRefusedStartingWith(Path path, String reason) {
        List<Runnable> attempts =
                List.of(() -> AtomicFile.check(path), () -> AtomicFile.write(path, out -> out.write(1)));
        for (Runnable attempt : attempts) {
            assertThatThrownBy(attempt::run)
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith(path + ": cannot be written: " + reason);
        }
    }

    private List<Path> filesInFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
