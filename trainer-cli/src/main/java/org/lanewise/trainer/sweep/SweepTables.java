package org.lanewise.trainer.sweep;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lanewise.engine.store.AtomicFile;
import org.lanewise.engine.store.Json;
import org.lanewise.engine.store.RecordCodec;
import org.lanewise.trainer.sweep.TrialOutcome.Score;

/** All trials for other programs: {@code trials.csv} (RFC 4180) and {@code trials.json}. */
final class SweepTables {
    private SweepTables() {}

    static void write(Gathering sweep, Path folder) {
        write(folder.resolve("trials.csv"), csv(sweep));
        List<Json> trials = new ArrayList<>();
        sweep.outcomes().forEach(outcome -> trials.add(RecordCodec.encode(TrialOutcome.class, outcome)));
        write(folder.resolve("trials.json"), new Json.ArrayValue(trials).toIndentedString() + "\n");
    }

    private static void write(Path file, String text) {
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    static String csv(Gathering sweep) {
        List<String> head = new ArrayList<>(List.of("trial"));
        sweep.plan().dimensions().forEach(dimension -> head.add(dimension.name()));
        head.addAll(List.of(
                "validation_loss", "validation_accuracy", "correct", "images", "epochs", "best_epoch", "seconds",
                "digest", "failure"));
        StringBuilder text = new StringBuilder(row(head));
        for (TrialOutcome outcome : sweep.outcomes()) {
            List<String> cells = new ArrayList<>(List.of(Integer.toString(outcome.index() + 1)));
            outcome.settings().forEach(setting -> cells.add(setting.value()));
            Optional<Score> score = outcome.score();
            cells.add(score.map(s -> Double.toString(s.loss())).orElse(""));
            cells.add(score.map(s -> Double.toString(s.accuracy())).orElse(""));
            cells.add(score.map(s -> Integer.toString(s.correct())).orElse(""));
            cells.add(score.map(s -> Integer.toString(s.images())).orElse(""));
            cells.add(score.map(s -> Integer.toString(s.epochs())).orElse(""));
            cells.add(score.flatMap(Score::bestEpoch).map(epoch -> Integer.toString(epoch)).orElse(""));
            cells.add(Double.toString(outcome.seconds()));
            cells.add(score.map(Score::digest).orElse(""));
            cells.add(outcome.failure().orElse(""));
            text.append(row(cells));
        }
        return text.toString();
    }

    private static String row(List<String> cells) {
        return String.join(",", cells.stream().map(SweepTables::quoted).toList()) + "\r\n";
    }

    private static String quoted(String cell) {
        return cell.matches("[^,\"\r\n]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
