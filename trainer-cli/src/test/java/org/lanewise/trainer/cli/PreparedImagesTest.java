package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanewise.engine.store.Json;

/** Images that are augmented, sampled, held back, normalised or amplified on the way into a training. */
class PreparedImagesTest {
    @TempDir
    private static Path shared;

    private static Path digits;

    @TempDir
    private Path folder;

    @BeforeAll
    static void drawDigits() {
        digits = SmallDigits.in(shared, "digits", 6);
    }

    private static Cli train(String options, Object... more) {
        List<Object> all = new ArrayList<>(List.of("train", "luo-cnn1", "--data", digits, "--epochs", 2));
        Stream.of(options.split(" ")).filter(option -> !option.isEmpty()).forEach(all::add);
        all.addAll(Arrays.asList(more));
        return Cli.run(all.toArray());
    }

    private static String digest(String options) {
        return train(options, "--json").digest();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "--augment affine-elastic,erase", "--augment report-li --normalization per-pixel-mean --own-test-mean",
        "--sampling with-replacement:500", "--validation drawn:0.25 --normalization standardized",
        "--amplify --batch 300"
    })
    void aRunThatWasInterruptedEndsWithTheSameBits(String options) {
        Path file = folder.resolve("run.ckpt");
        assertThat(train(options, "--max-steps", 3, "--checkpoint", file, "--threads", 2).exitCode()).isZero();

        Cli resumed = Cli.run("train", "--resume", file, "--data", digits, "--json", "--threads", 1);

        assertThat(resumed.digest()).isEqualTo(digest(options)).isNotEqualTo(digest(""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--augment erase | --augment affine,erase | erase | affine,erase",
        "--sampling as-given | --sampling with-replacement:640 | as-given | with-replacement:640",
        "--validation 0.5 | --validation drawn:0.25 | 0.5 | drawn:0.25",
        "--validation none | --validation kfold-holting | none | kfold-holting",
        "--normalization mnist | --normalization per-pixel-mean | mnist | per-pixel-mean",
        "--normalization unit | '' | unit | centered", "--augment shift | '' | shift | none"
    })
    void anOptionThatContradictsTheCheckpointNamesBothValues(
            String asked, String begun, String askedValue, String begunValue) {
        Path file = folder.resolve("run.ckpt");
        train(begun, "--max-steps", 1, "--checkpoint", file);
        String option = asked.split(" ")[0];

        Cli resumed = Cli.run("train", "--resume", file, "--data", digits, option, askedValue);

        assertThat(resumed.exitCode()).isEqualTo(2);
        assertThat(resumed.err().strip())
                .isEqualTo("trainer train: " + option + " " + askedValue + " contradicts " + file
                        + ", which was begun with " + begunValue
                        + "; leave it out, or begin a new run without --resume");
    }

    @Test
    void optionsThatSayTheSameAsTheCheckpointAreFine() {
        String options = "--augment affine,erase --sampling as-given --validation 0.1 --normalization mnist";
        Path file = folder.resolve("run.ckpt");
        train(options, "--max-steps", 1, "--checkpoint", file);

        Cli resumed = Cli.run(
                "train", "--resume", file, "--data", digits, "--augment", "affine,erase", "--sampling", "as-given",
                "--validation", "0.10", "--normalization", "mnist", "--json");

        assertThat(resumed.digest()).isEqualTo(digest(options));
    }

    @Test
    void resultsSayThatTheyAreOfImagesHeldBack() {
        Cli text = train("--validation 0.25 --augment affine --sampling as-given");
        assertThat(text.out().lines().toList().getFirst()).contains("160 of 640 training images held back (0.25)");
        assertThat(text.out()).contains("; images as-given; augmented: affine", "  validation loss ", "not looked at");
        assertThat(text.out().lines().toList().getLast())
                .startsWith("Validation loss ")
                .contains("of 160 validation images", "held back (0.25)");

        Cli json = train("--validation 0.25", "--json");
        assertThat(json.events().getFirst().asObject().get("measuredOn")).isEqualTo(new Json.StringValue("validation"));
        assertThat(json.events().get(1).asObject())
                .containsKeys("validationLoss", "validationAccuracy")
                .doesNotContainKeys("testLoss", "testAccuracy");
        assertThat(json.events().getLast().asObject()).containsKeys("validationLoss", "validationAccuracy");
    }

    @Test
    void aNetworkForSmallerImagesIsTrainedAndMeasuredOnCrops() {
        Path file = folder.resolve("run.safetensors");
        Cli trained = Cli.run(
                "train", "convnetjs-default", "--data", digits, "--sampling", "shuffled", "--epochs", 1, "--save",
                file);
        assertThat(trained.err()).isEmpty();
        assertThat(trained.out()).contains("augmented: crop24");

        Cli evaluated = Cli.run("evaluate", "--network", file, "--data", digits);
        assertThat(evaluated.out()).contains("The probabilities of 4 windows of each image were averaged.");
        String result = evaluated.out().lines().filter(line -> line.startsWith("Test loss")).findFirst().orElseThrow();
        assertThat(trained.out()).contains(result);

        Cli whole =
                Cli.run("train", "convnetjs-default", "--data", digits, "--augment", "none", "--sampling", "shuffled");
        assertThat(whole.exitCode()).isEqualTo(3);
        assertThat(whole.err()).contains("the images are 1x28x28, but convnetjs-default takes 1x24x24");
    }

    @Test
    void testImagesCanBeNormalisedByTheirOwnMean() {
        Path file = folder.resolve("run.safetensors");
        train("--normalization per-pixel-mean", "--save", file);
        Cli usual = Cli.run("evaluate", "--network", file, "--data", digits, "--json");
        Cli own = Cli.run("evaluate", "--network", file, "--data", digits, "--json", "--own-test-mean");
        assertThat(own.events().getFirst().asObject().get("loss"))
                .isNotEqualTo(usual.events().getFirst().asObject().get("loss"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--augment afine | there is no augmentation 'afine'; did you mean 'affine'?",
        "--augment affine,, | there is no augmentation",
        "--sampling often | there is no sampling 'often'; there are shuffled, as-given, with-replacement:N and convnetjs:N",
        "--sampling with-replacement:0 | an epoch needs at least 1 draw, got 0",
        "--validation most | does not say which images to hold back; expected a share like 0.1",
        "--normalization best | there is no normalisation 'best'; there are unit, centered, mnist"
    })
    void whatDoesNotExistIsRefusedBeforeAnythingHappens(String option, String message) {
        Cli refused = train(option);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains(message).hasLineCount(1);
        assertThat(refused.out()).isEmpty();
    }

    @Test
    void moreImagesThanThereAreCannotBeHeldBack() {
        Cli refused = train("--validation 640");
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).contains("of 640 images 640 cannot be held back").hasLineCount(1);
    }
}
