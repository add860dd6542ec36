package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanewise.trainer.folder.KeptRun;

/** What {@code compare} says of several runs of each way of training. */
class CompareCommandTest {
    @TempDir
    private static Path folder;

    private static Path digits;

    @BeforeAll
    static void train() {
        digits = SmallDigits.in(folder, "digits", 3);
    }

    private static Path train(String name, int seed, Object... options) {
        Path run = folder.resolve(name + "-" + seed);
        Cli trained = Cli.run(Stream.concat(
                Stream.of("train", "luo-cnn1", "--data", digits, "--quiet", "--seed", seed, "--run", run),
                Stream.of(options)).toArray());
        assertThat(trained.err()).isEmpty();
        return run;
    }

    private static List<Path> trainEach(String name, int from, int to, Object... options) {
        return IntStream.rangeClosed(from, to).mapToObj(seed -> train(name, seed, options)).toList();
    }

    private static Cli compare(List<Path> first, List<Path> second, Object... options) {
        return Cli.run(Stream.of(Stream.of("compare"), first.stream(), second.stream(), Stream.of(options))
                .flatMap(part -> part)
                .toArray());
    }

    @Test
    void runsThatStopEarlyAtDifferentEpochsAreOneWayOfTraining() throws IOException {
        Object[] rule = {"--validation", "drawn:0.25", "--lr", 0.2, "--epochs", 12, "--patience", 1};
        List<Path> early = trainEach("early", 1, 4, rule);
        rule[3] = 1e-9;
        List<Path> slow = trainEach("early-slow", 1, 4, rule);
        assertThat(early).extracting(run -> KeptRun.read(run).outcome().orElseThrow().step())
                .as("the seeds have to stop at different updates for this test to say anything")
                .satisfies(steps -> assertThat(steps.stream().distinct().count()).isGreaterThan(1));

        Cli compared = compare(early, slow, "--out", folder.resolve("early"));

        assertThat(compared.err()).isEmpty();
        assertThat(compared.out()).contains("paired t-test over 4 seeds").doesNotContain("One seed each");
        assertThat(Files.readString(folder.resolve("early/comparison.html")))
                .contains("each mean is of those that got so far");
        FigureFiles.check(folder.resolve("early/comparison"));
        assertThat(folder.resolve("early/comparison/accuracy.svg")).content()
                .contains(">early-1 early-2 early-3 early-4<", ">early-slow-1 early-slow-2 early-slow-3 early-slow-4<");
    }

    @Test
    void runsOfDifferentLengthAreTwoWaysOfTraining() {
        Cli compared = compare(trainEach("short", 1, 1, "--epochs", 1), trainEach("long", 1, 1, "--epochs", 2));

        assertThat(compared.out()).contains("epochs: 1 | 2", "One seed each");
    }

    @Test
    void groupsWithoutSeedsInCommonAreSaidToHaveNone() {
        List<Path> first = trainEach("first", 1, 2, "--epochs", 1);

        assertThat(compare(first, trainEach("second", 3, 4, "--epochs", 1, "--lr", 0.02)).out())
                .contains("first-1 first-2 against second-3 second-4: no seed in common")
                .doesNotContain("One seed each", "paired t-test");
        assertThat(compare(first, trainEach("third", 2, 3, "--epochs", 1, "--lr", 0.03)).out())
                .contains("first-1 first-2 against third-2 third-3: only one seed in common")
                .doesNotContain("One seed each", "paired t-test");
    }

    @Test
    void differencesThatDoNotVaryAreNotTested() throws IOException {
        List<Path> first = trainEach("even", 1, 2, "--epochs", 1);
        List<Path> second = trainEach("odd", 1, 2, "--epochs", 1, "--lr", 0.02);
        for (int i = 0; i < 2; i++) {
            setCorrect(first.get(i), 100 + 17 * i);
            setCorrect(second.get(i), 103 + 17 * i);
        }

        assertThat(compare(first, second).out())
                .contains("the difference is the same with each of the 2 seeds")
                .doesNotContain("paired t-test");
    }

    private static void setCorrect(Path run, int correct) throws IOException {
        Path result = run.resolve("result.json");
        String changed =
                Files.readString(result).replaceFirst("\"correct\"(\\s*):(\\s*)\\d+", "\"correct\":" + correct);
        Files.writeString(result, changed);
        assertThat(KeptRun.read(run).outcome().orElseThrow().correct()).isEqualTo(correct);
    }

    @Test
    void runsThatWereNotMeasuredOnTheWayHaveTheLossOfTheTrainingImagesAlone() throws IOException {
        List<Path> first = trainEach("unseen", 1, 1, "--epochs", 3, "--test-every", 0);
        List<Path> second = trainEach("unseen-fast", 1, 1, "--epochs", 3, "--test-every", 0, "--lr", 0.02);

        Cli compared = compare(first, second, "--out", folder.resolve("unseen"));

        assertThat(compared.err()).isEmpty();
        assertThat(folder.resolve("unseen/comparison/training-loss.svg")).content().contains("3 points between");
        try (Stream<Path> figures = Files.list(folder.resolve("unseen/comparison"))) {
            assertThat(figures.filter(file -> file.toString().endsWith(".svg")))
                    .allSatisfy(file -> assertThat(file).content().contains("points between"));
        }
    }
}
