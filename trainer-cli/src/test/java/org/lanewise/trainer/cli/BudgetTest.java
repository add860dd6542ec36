package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lanewise.engine.optim.Schedule;
import org.lanewise.engine.store.Json;
import org.lanewise.trainer.folder.KeptRun;
import org.lanewise.trainer.run.RunEvent;

class BudgetTest {
    /** At this rate no weight changes, so the run is over after its second epoch, however many were planned. */
    private static final String SOON_OVER = "--lr 1e-30 --weight-decay 0 --validation 0.2 --patience 1";

    @TempDir
    private static Path folder;

    private static Path digits;

    @BeforeAll
    static void drawDigits() {
        digits = SmallDigits.in(folder, "digits", 6);
    }

    private static Cli train(String options, Object... more) {
        return Cli.run(Stream.of(
                Stream.of("train", "luo-cnn1", "--data", digits, "--json"), Arrays.stream(options.split(" ")),
                Stream.of(more)).flatMap(part -> part).toArray());
    }

    @Test
    void thePlanIsThatOfSoManyEpochsAndIsKeptWithTheRun() {
        Path kept = folder.resolve("run");
        Cli planned = train(SOON_OVER + " --schedule one-cycle --budget 10m --run", kept);

        assertThat(planned.err()).isEmpty();
        SequencedMap<String, Json> budget = planned.events().get(1).asObject();
        int epochs = budget.get("epochs").asInt();
        KeptRun run = KeptRun.read(kept);
        assertThat(budget.get("event").asString()).isEqualTo("budget");
        assertThat(budget.get("budget").asDouble()).isEqualTo(600);
        assertThat(epochs).isGreaterThan(1);
        assertThat(run.plan().epochs()).isEqualTo(epochs);
        assertThat(run.plan().settings().schedule()).isEqualTo(Schedule.OneCycle.of(epochs));
        assertThat(run.events(RunEvent.Planned.class).getFirst().epochs()).isEqualTo(epochs);
        Cli typed = train(SOON_OVER + " --schedule one-cycle", "--epochs", epochs, "--run", folder.resolve("typed"));
        assertThat(typed.digest()).isEqualTo(planned.digest());
        assertThat(KeptRun.read(folder.resolve("typed")).plan()).isEqualTo(run.plan());
        assertThat(Cli.run("train", "--resume", kept, "--data", digits, "--json").digest()).isEqualTo(planned.digest());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--budget 5m --epochs 3 | leave --epochs out", "--budget 5m --max-steps 3 | leave --max-steps out",
        "--budget soon | --budget must be a time like 90s, 5m or 1h30m, got 'soon'",
        "--budget 1ms | --budget must be a time", "--budget 0.01s | --budget 0.01s is too short: ",
        "--budget 5m --resume nothing.ckpt | the one to be resumed has its plan"
    })
    void whatCannotBePlannedIsSaidBeforeTheRunBegins(String options, String message) {
        Cli run = train(options);

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(message);
        assertThat(run.out()).isEmpty();
    }
}
