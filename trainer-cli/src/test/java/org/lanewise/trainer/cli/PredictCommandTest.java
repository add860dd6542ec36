package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanewise.engine.store.Json;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.data.IdxFile;
import org.lanewise.trainer.data.LabeledImages;

class PredictCommandTest {
    @TempDir
    private static Path folder;

    private static Path network;
    private static LabeledImages tests;

    @BeforeAll
    static void train() {
        Path digits = SmallDigits.in(folder, "digits", 10);
        network = folder.resolve("trained.safetensors");
        Cli.run("train", "luo-cnn1", "--data", digits, "--epochs", 8, "--lr", 0.05, "--save", network);
        tests = DataSet.synthetic(SmallDigits.TRAIN, SmallDigits.TEST, 10).test();
    }

    private static Path idx() {
        Path file = folder.resolve("images.gz");
        IdxFile.ofImages(28, 28, tests.pixels()).write(file);
        return file;
    }

    /** An image as somebody would send it: black on white, large, in a corner. */
    private static Path picture(int index, String format) throws IOException {
        BufferedImage small = new BufferedImage(28, 28, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 784; i++) {
            int grey = 255 - (tests.pixels()[784 * index + i] & 0xFF);
            small.setRGB(i % 28, i / 28, grey << 16 | grey << 8 | grey);
        }
        BufferedImage page = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = page.createGraphics();
        graphics.fillRect(0, 0, 400, 300);
        graphics.drawImage(small, 20, 40, 168, 168, null);
        graphics.dispose();
        Path file = folder.resolve(index + "." + format);
        ImageIO.write(page, format, file.toFile());
        return file;
    }

    @Test
    void imagesOfAnIdxFileGetTheAnswersThatEvaluateCounts() {
        List<Json> answers = Cli.run("predict", "--network", network, idx(), "--json").events();

        int right = 0;
        for (int i = 0; i < answers.size(); i++) {
            SequencedMap<String, Json> answer = answers.get(i).asObject();
            assertThat(answer.get("index").asInt()).isEqualTo(i);
            assertThat(answer.get("probabilities").asArray()).hasSize(10);
            right += answer.get("digit").asInt() == tests.label(i) ? 1 : 0;
        }
        Json evaluation = Cli.run("evaluate", "--network", network, "--data", folder.resolve("digits"), "--json")
                .lastEvent();
        assertThat(answers).hasSize(SmallDigits.TEST);
        assertThat(right).isEqualTo(evaluation.asObject().get("correct").asInt()).isGreaterThan(SmallDigits.TEST / 2);
    }

    @Test
    void picturesInAnyCornerAreCentredFirst() throws IOException {
        int agreed = 0;
        for (int i = 0; i < 20; i++) {
            String alone = Cli.run("predict", "--network", network, idx(), "--images", i, "--top", 1).out();
            for (String format : List.of("png", "jpg")) {
                String centred = Cli.run("predict", "--network", network, picture(i, format), "--top", 1).out();
                agreed += digit(alone).equals(digit(centred)) ? 1 : 0;
            }
        }
        assertThat(agreed).isGreaterThan(30);
    }

    private static String digit(String line) {
        return line.replaceFirst(".*: ([0-9]), .*\\R", "$1");
    }

    @Test
    void thePictureIsDrawnAsTheNetworkSeesIt() throws IOException {
        Cli run = Cli.run("predict", "--network", network, picture(3, "png"), "--ascii");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.lines()).hasSize(15).allSatisfy(line -> assertThat(line).doesNotContain("\u001b"));
        assertThat(run.lines().subList(1, 15)).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(28))
                .anySatisfy(line -> assertThat(line).containsPattern("[#%@]"));
        assertThat(run.lines().getFirst()).matches(".*3\\.png: [0-9], [0-9.]+ %; [0-9] [0-9.]+ %, [0-9] [0-9.]+ %");
    }

    @Test
    void filesThatAreNoPicturesAreRefusedBeforeAnythingIsSaid() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no picture");

        Cli run = Cli.run("predict", "--network", network, picture(1, "png"), text);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("trainer predict: " + text + ": this is no picture").hasLineCount(1);
        assertThat(Cli.run("predict", "--network", network, idx(), "--images", 999).err())
                .contains("has images 0 to 159");
        assertThat(Cli.run("predict", "--network", network, folder.resolve("none.png")).exitCode()).isEqualTo(3);
    }

    @Test
    void aGateThatIsNotPassedIsExitCodeOne() {
        Path digits = folder.resolve("digits");
        Cli passed = Cli.run("evaluate", "--network", network, "--data", digits, "--require-accuracy", 0.1);
        Cli failed = Cli.run("evaluate", "--network", network, "--data", digits, "--require-accuracy", 1);

        assertThat(passed.exitCode()).isZero();
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.out()).isEqualTo(passed.out());
        assertThat(failed.err()).contains("--require-accuracy asks for 100.00 %");
        Cli training = Cli.run(
                "train", "--data", digits, "--max-steps", 1, "--quiet", "--require-accuracy", 0.999);
        assertThat(training.exitCode()).isEqualTo(1);
        assertThat(Cli.run("train", "--data", digits, "--require-accuracy", 98).exitCode()).isEqualTo(2);
    }

    @Test
    void theCompletionKnowsCommandsOptionsAndModels() {
        assertThat(Cli.run("completion").out()).contains("predict", "--require-accuracy", "luo-mini-resnet");
    }
}
