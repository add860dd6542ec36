package org.lanewise.trainer.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;

/**
 * The program's classes as the JVM has them in memory (class data sharing), kept in a folder from the first training on, so
 * that later starts neither unpack nor verify them. An archive that does not suit is passed over, by its name or by the
 * JVM, which checks version and options; where anything fails the program starts without one.
 */
final class StartArchive {
    private static final String SUFFIX = ".jsa";
    private static final long OLD_MILLIS = 30L * 24 * 60 * 60 * 1000;

    private final Path file;
    private final Path draft;

    private StartArchive(Path file, Path draft) {
        this.file = file;
        this.draft = draft;
    }

    /**
     * The archive of a program that lies in a jar; null if there is none and none is to be made.
     *
     * @param folder need not exist
     * @param classPath of the program; of one jar only there can be an archive
     * @param make whether to make one where there is none
     * @param process distinguishes drafts
     */
    static StartArchive of(Path folder, JavaInstallation java, String classPath, boolean make, String process) {
        try {
            Path jar = Paths.get(classPath).toAbsolutePath();
            if (!Files.isRegularFile(jar)) {
                return null;
            }
            String madeOf = jar + "|" + Files.size(jar) + "|" + Files.getLastModifiedTime(jar).toMillis() + "|" + java;
            Path file = folder.resolve("classes-" + Integer.toHexString(madeOf.hashCode()) + SUFFIX);
            if (Files.isReadable(file)) {
                return new StartArchive(file, null);
            }
            if (!make) {
                return null;
            }
            Files.createDirectories(folder);
            return Files.isWritable(folder)
                    ? new StartArchive(file, folder.resolve(file.getFileName() + "." + process + SUFFIX))
                    : null;
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    /** Whether options of the user say how classes are to be shared; two opinions would keep the JVM from starting. */
    static boolean isSettledBy(List<String> options) {
        for (String option : options) {
            if (option.startsWith("-Xshare") || option.contains("SharedArchive") || option.contains("SharedSpaces")
                    || option.startsWith("-XX:ArchiveClasses") || option.startsWith("-XX:AOT")) {
                return true;
            }
        }
        return false;
    }

    /** The options for the JVM that runs the program. What it has to say about the archive is nobody's concern. */
    List<String> options() {
        return Arrays.asList(
                draft == null ? "-XX:SharedArchiveFile=" + file : "-XX:ArchiveClassesAtExit=" + draft,
                "-Xlog:cds*=off", "-Xlog:aot*=off");
    }

    /** Keeps what the JVM has made if the program ended well, and removes what has not been used for long. */
    void keep(int exitCode) {
        if (draft == null) {
            return;
        }
        try {
            if (exitCode == 0 && Files.exists(draft)) {
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
                removeOld();
            } else {
                Files.deleteIfExists(draft);
            }
        } catch (IOException | RuntimeException e) {
            // The next training makes another.
            return;
        }
    }

    private void removeOld() throws IOException {
        long limit = System.currentTimeMillis() - OLD_MILLIS;
        for (Path other : Files.newDirectoryStream(file.getParent(), "classes-*" + SUFFIX)) {
            if (Files.getLastModifiedTime(other).toMillis() < limit) {
                Files.deleteIfExists(other);
            }
        }
    }
}
