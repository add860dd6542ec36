package org.lanewise.trainer.reproduce.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.plan.Workers;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.reproduce.Experiments;
import org.lanewise.trainer.reproduce.Machinery;
import org.lanewise.trainer.reproduce.Reproduction;
import org.lanewise.trainer.reproduce.ReproductionListener;
import org.lanewise.trainer.reproduce.Scale;
import org.lanewise.trainer.train.StopSignal;

class PagesTest {
    private static final DataSet DIGITS = DataSet.synthetic(300, 60, 3);

    @TempDir
    private Path folder;

    private void reproduce(String... experiments) {
        Reproduction reproduction = new Reproduction(folder, Scale.QUICK, DIGITS);
        try (Workers workers = Workers.of(1)) {
            Machinery machinery = new Machinery("test", KernelSelection.named("scalar"), workers);
            for (String experiment : experiments) {
                assertThat(reproduction.run(
                        reproduction.agenda(Experiments.named(experiment), 2),
                        List.of(machinery),
                        new ReproductionListener() {},
                        new StopSignal()))
                        .isTrue();
            }
            Pages.write(reproduction.results(), machinery, folder);
        }
    }

    private String page(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    @Test
    void withoutAnyRunAllPagesSayWhatIsMissing() throws IOException {
        reproduce();

        for (String report : Experiments.REPORTS) {
            assertThat(page(report + ".md")).startsWith("# ").contains("Claims and verdicts", "not judged (not run)");
            assertThat(page(report + ".html")).startsWith("<!DOCTYPE html>");
        }
        assertThat(page("000.md")).contains("trainer reproduce luo-cnn1");
        assertThat(page("index.md")).contains("not MNIST", "report miscounts");
    }

    @Test
    void whatWasRunIsShownWithItsFigures() throws IOException {
        reproduce("luo-cnn2", "luo-mlp", "luo-mlp-bn", "holting-2b");

        assertThat(page("000.md")).contains("luo-cnn2-training.svg").doesNotContain("reproduce luo-cnn2`");
        assertThat(folder.resolve("000/first-convolution.png")).isNotEmptyFile();
        assertThat(page("001.md"))
                .contains("luo-mlp-comparison.svg", "significant (p")
                .contains("Not run yet: `trainer reproduce luo-mini-resnet`");
        assertThat(page("004.md")).contains("light-test.svg", "2.65 %");
        assertThat(page("000.html")).contains("These images are not MNIST", "quick run");
    }
}
