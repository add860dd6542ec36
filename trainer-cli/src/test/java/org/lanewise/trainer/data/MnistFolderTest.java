package org.lanewise.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanewise.trainer.data.MnistFolder.FileCheck;
import org.lanewise.trainer.data.MnistFolder.Verdict;

class MnistFolderTest {
    @TempDir
    Path folder;

    @BeforeEach
    void fill() {
        DataSet.synthetic(30, 20, 5).write(folder);
    }

    @Test
    void soundFilesOfAnotherDataSetAreToldFromMnist() {
        List<FileCheck> checks = MnistFolder.verify(folder);

        assertThat(checks).extracting(FileCheck::file).containsExactly(MnistFile.values());
        assertThat(checks).extracting(FileCheck::verdict).containsOnly(Verdict.OTHER);
        assertThat(checks.get(1).detail())
                .startsWith("sound, but not the MNIST file: SHA-256 of its unpacked content is ")
                .endsWith(", expected " + MnistFile.TRAIN_LABELS.plainSha256());
    }

    @Test
    void aMissingAndADamagedFileAreReportedAndTheOthersStillLookedAt() throws IOException {
        Files.delete(folder.resolve("train-images-idx3-ubyte.gz"));
        Path damaged = folder.resolve("t10k-labels-idx1-ubyte.gz");
        Files.write(damaged, new byte[]{0, 0, 8, 1, 0, 0});

        List<FileCheck> checks = MnistFolder.verify(folder);

        assertThat(checks)
                .extracting(FileCheck::verdict)
                .containsExactly(Verdict.MISSING, Verdict.OTHER, Verdict.OTHER, Verdict.DAMAGED);
        assertThat(checks.get(0).detail())
                .startsWith("missing; looked for train-images-idx3-ubyte, train-images.idx3-ubyte");
        assertThat(checks.get(3).path()).isEqualTo(damaged);
        assertThat(checks.get(3).detail()).startsWith(damaged + ": ends at byte 6");
    }

    @Test
    void soundFilesThatDoNotBelongTogetherAreReported() {
        IdxFile.ofLabels(new byte[29]).write(folder.resolve("train-labels-idx1-ubyte.gz"));

        List<FileCheck> checks = MnistFolder.verify(folder);

        assertThat(checks)
                .extracting(FileCheck::verdict)
                .containsExactly(Verdict.OTHER, Verdict.DAMAGED, Verdict.OTHER, Verdict.OTHER);
        assertThat(checks.get(1).detail()).contains("holds 30 images").contains("holds 29 labels");
    }
}
