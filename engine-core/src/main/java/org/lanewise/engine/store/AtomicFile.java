package org.lanewise.engine.store;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a file so that whoever looks, at any time and after any failure, finds either the old file or the new one,
 * whole: a temporary file in the same folder is filled, forced to the disk and moved over the old one.
 *
 * <p>A failure removes the temporary file; only a killed process or a lost power supply can leave one, named
 * {@code .lanewise-*.tmp}. A symbolic link stays and its target is replaced. Paths are of the default file system.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /** Writes what the file shall hold. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes everything to {@code out}, which is buffered. Closing it is allowed and only flushes.
         *
         * @throws IOException if the disk is full or fails; the old file then stays
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /** How the finished temporary file takes its place; {@link Files#move} but for tests. */
    @FunctionalInterface
    interface Move {
        void move(Path from, Path to, CopyOption... options) throws IOException;
    }

    /**
     * Replaces or creates a file. An interrupt of the thread neither stops nor harms the writing.
     *
     * @throws StoreException if the path cannot be written, or writing failed; the old file, if any, is unchanged.
     *     What else {@code content} throws comes through as it is, and leaves the old file too.
     */
    public static void write(Path file, Content content) {
        write(file, content, Files::move);
    }

    /**
     * Finds out now whether {@link #write} to this path would be allowed later, by making and removing a temporary
     * file in its folder. The file itself is not touched.
     *
     * @throws StoreException if it would not, with the reason
     */
    public static void check(Path file) {
        Path temporary = createTemporary(file, target(file));
        try {
            Files.delete(temporary);
        } catch (IOException e) {
            throw cannotWrite(file, StoreException.reason(e), e);
        }
    }

    static void write(Path file, Content content, Move move) {
        Path target = target(file);
        Path temporary = createTemporary(file, target);
        try {
            fill(temporary, content);
            replace(temporary, target, move);
        } catch (IOException e) {
            throw cannotWrite(file, StoreException.reason(e) + afterwards(target), e);
        } finally {
            deleteQuietly(temporary);
        }
        forceFolder(target.getParent());
    }

    /** The file to be replaced, links followed, after everything that can be known beforehand has been checked. */
    private static Path target(Path file) {
        Path target = file.toAbsolutePath();
        if (Files.exists(target)) {
            try {
                target = target.toRealPath();
            } catch (IOException e) {
                throw cannotWrite(file, StoreException.reason(e), e);
            }
            if (Files.isDirectory(target)) {
                throw cannotWrite(file, "it is a folder; give the name of a file", null);
            }
            if (!Files.isRegularFile(target)) {
                throw cannotWrite(file, "it is a device or a pipe, not a file that can be replaced", null);
            }
            if (!Files.isWritable(target)) {
                throw cannotWrite(file, "it exists and is read-only", null);
            }
        }
        Path folder = target.getParent();
        if (!Files.isDirectory(folder)) {
            String reason = Files.exists(folder) ? " is not a folder" : " does not exist; create it first";
            throw cannotWrite(file, "the folder " + folder + reason, null);
        }
        return target;
    }

    private static Path createTemporary(Path file, Path target) {
        Path folder = target.getParent();
        try {
            return Files.createFile(folder.resolve(".lanewise-" + UUID.randomUUID() + ".tmp"));
        } catch (IOException e) {
            throw cannotWrite(file, "no file can be made in the folder " + folder + ": " + StoreException.reason(e), e);
        }
    }

    private static void fill(Path temporary, Content content) throws IOException {
        // Not a FileChannel: an interrupt would close it, and the last checkpoint is written on the way out.
        try (FileOutputStream file = new FileOutputStream(temporary.toFile())) {
            OutputStream out = new Unclosed(file);
            content.writeTo(out);
            out.flush();
            file.getFD().sync();
        }
    }

    private static void replace(Path temporary, Path target, Move move) throws IOException {
        try {
            move.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            move.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void deleteQuietly(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException _) {
            // The failure that brought us here is the one to report.
        }
    }

    /** Makes the new name itself survive a power failure. Windows cannot open a folder, and does not need it. */
    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException _) {
            // The file is complete and in its place; only the moment at which that is on the disk is unknown.
        }
    }

    private static String afterwards(Path target) {
        String old = Files.exists(target) ? "the file that was there is unchanged" : "nothing was left behind";
        try {
            return " (" + old + "; " + Files.getFileStore(target.getParent()).getUsableSpace()
                    + " bytes are free in its folder)";
        } catch (IOException _) {
            return " (" + old + ")";
        }
    }

    private static StoreException cannotWrite(Path file, String reason, IOException cause) {
        return new StoreException(file + ": cannot be written: " + reason, cause);
    }

    /** Keeps the file open for the sync that must follow the last byte. */
    private static final class Unclosed extends BufferedOutputStream {
        Unclosed(OutputStream out) {
            super(out, 1 << 16);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
