package org.lanewise.trainer.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A folder with the four files of MNIST, or of another data set of ten classes under the same names. */
public final class MnistFolder {
    private static final int CLASSES = 10;

    private final Path folder;
    private final Map<MnistFile, Path> paths = new EnumMap<>(MnistFile.class);

    private MnistFolder(Path folder) {
        this.folder = folder;
        for (MnistFile file : MnistFile.values()) {
            file.in(folder).ifPresent(path -> paths.put(file, path));
        }
    }

    /** What {@link #verify} found out about a file. */
    public enum Verdict {
        /** The very file of the MNIST distribution, by SHA-256. */
        GENUINE,
        /** A sound file with other content. */
        OTHER,
        /** Cannot be read, or is damaged. */
        DAMAGED,
        /** Not in the folder. */
        MISSING
    }

    /**
     * The outcome for one file.
     *
     * @param path where it is, or where it was expected
     * @param detail a sentence for people
     */
    public record FileCheck(MnistFile file, Path path, Verdict verdict, String detail) {}

    /**
     * Reads a folder whole. The content decides whether the result is called MNIST: other data sets, and the digits
     * this program draws, use the same file names.
     *
     * @throws DataException if a file is missing or damaged, or the files do not belong together
     */
    public static DataSet read(Path folder) {
        MnistFolder found = new MnistFolder(folder);
        if (!found.isComplete()) {
            throw new DataException(found.whatIsMissing());
        }
        return found.read();
    }

    /**
     * Looks at every file of a folder: is it there, is it sound, is it MNIST.
     *
     * @return one outcome a file, in the order of {@link MnistFile}
     */
    public static List<FileCheck> verify(Path folder) {
        MnistFolder found = new MnistFolder(folder);
        List<FileCheck> checks = new ArrayList<>();
        for (MnistFile file : MnistFile.values()) {
            checks.add(found.check(file));
        }
        found.joined(checks, MnistFile.TRAIN_IMAGES, MnistFile.TRAIN_LABELS);
        found.joined(checks, MnistFile.TEST_IMAGES, MnistFile.TEST_LABELS);
        return List.copyOf(checks);
    }

    /** The files that are there. */
    static Collection<Path> filesIn(Path folder) {
        return new MnistFolder(folder).paths.values();
    }

    static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new DataException(
                    folder + ": cannot be made a folder: " + DataException.reason(e) + "; choose another", e);
        }
    }

    private boolean isComplete() {
        return paths.size() == MnistFile.values().length;
    }

    private String whatIsMissing() {
        if (!Files.isDirectory(folder)) {
            return folder + ": is not a folder" + (Files.exists(folder) ? "" : " (there is nothing at this path)")
                    + ", expected the folder that holds the four MNIST files";
        }
        StringBuilder missing = new StringBuilder();
        for (MnistFile file : MnistFile.values()) {
            if (!paths.containsKey(file)) {
                missing.append(missing.isEmpty() ? "" : "; ").append(String.join(" or ", file.names()));
            }
        }
        return folder + ": holds " + paths.size() + " of the 4 files of a data set; looked for " + missing
                + ". Copy them there, or run 'trainer data fetch'";
    }

    private DataSet read() {
        List<Content> read = paths.entrySet()
                .parallelStream()
                .map(entry -> Content.of(entry.getKey(), entry.getValue()))
                .toList();
        Map<MnistFile, IdxFile> contents = new EnumMap<>(MnistFile.class);
        read.forEach(content -> contents.put(content.file(), content.orThrow()));
        boolean genuine = read.stream().allMatch(Content::genuine);
        String name = genuine ? "MNIST" : folder.toString();
        LabeledImages train = join(name + " train", contents, MnistFile.TRAIN_IMAGES, MnistFile.TRAIN_LABELS);
        LabeledImages test = join(name + " test", contents, MnistFile.TEST_IMAGES, MnistFile.TEST_LABELS);
        String description = genuine
                ? "MNIST from " + folder
                : String.format(
                        Locale.ROOT, "images in %s (%,d + %,d, not MNIST)", folder, train.count(), test.count());
        return new DataSet(description, false, train, test);
    }

    /** A file that was read, or why it could not be: of several that cannot, always the same one is reported. */
    private record Content(MnistFile file, IdxFile data, boolean genuine, DataException failure) {
        static Content of(MnistFile file, Path path) {
            try {
                IdxFile data = file.read(path);
                return new Content(file, data, data.sha256().equals(file.plainSha256()), null);
            } catch (DataException e) {
                return new Content(file, null, false, e);
            }
        }

        IdxFile orThrow() {
            if (failure != null) {
                throw failure;
            }
            return data;
        }
    }

    private LabeledImages join(String name, Map<MnistFile, IdxFile> contents, MnistFile images, MnistFile labels) {
        return LabeledImages.join(
                name, paths.get(images), contents.get(images), paths.get(labels), contents.get(labels), CLASSES);
    }

    private FileCheck check(MnistFile file) {
        Optional<Path> path = Optional.ofNullable(paths.get(file));
        if (path.isEmpty()) {
            return new FileCheck(
                    file,
                    folder.resolve(file.packedName()),
                    Verdict.MISSING,
                    "missing; looked for " + String.join(", ", file.names()));
        }
        try {
            IdxFile content = file.read(path.get());
            return content.sha256().equals(file.plainSha256())
                    ? new FileCheck(file, path.get(), Verdict.GENUINE, "the MNIST file, SHA-256 as published")
                    : new FileCheck(
                            file,
                            path.get(),
                            Verdict.OTHER,
                            "sound, but not the MNIST file: SHA-256 of its unpacked content is " + content.sha256()
                                    + ", expected " + file.plainSha256());
        } catch (DataException e) {
            return new FileCheck(file, path.get(), Verdict.DAMAGED, e.getMessage());
        }
    }

    /** Two sound files of unlike lengths or with impossible labels: the label file gets the blame. */
    private void joined(List<FileCheck> checks, MnistFile images, MnistFile labels) {
        Verdict ofImages = checks.get(images.ordinal()).verdict();
        Verdict ofLabels = checks.get(labels.ordinal()).verdict();
        boolean bothSound = ofImages.compareTo(Verdict.OTHER) <= 0 && ofLabels.compareTo(Verdict.OTHER) <= 0;
        boolean bothGenuine = ofImages == Verdict.GENUINE && ofLabels == Verdict.GENUINE;
        if (bothSound && !bothGenuine) {
            try {
                LabeledImages.read("pair", paths.get(images), paths.get(labels), CLASSES);
            } catch (DataException e) {
                checks.set(labels.ordinal(), new FileCheck(labels, paths.get(labels), Verdict.DAMAGED, e.getMessage()));
            }
        }
    }
}
