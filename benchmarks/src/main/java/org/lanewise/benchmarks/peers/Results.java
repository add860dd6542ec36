package org.lanewise.benchmarks.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lanewise.engine.store.AtomicFile;
import org.lanewise.engine.store.Json;

/** The outcomes so far, in a JSON file that is written anew after each, so that a run can be continued. */
final class Results {
    private final Path file;
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

    Results(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            for (Json outcome : Json.parse(Files.readAllBytes(file)).asObject().get("outcomes").asArray()) {
                Outcome read = Outcome.of(outcome);
                outcomes.put(read.task().toString(), read);
            }
        }
    }

    boolean has(Task task) {
        return outcomes.containsKey(task.toString());
    }

    Collection<Outcome> all() {
        return outcomes.values();
    }

    void add(Outcome outcome) throws IOException {
        outcomes.put(outcome.task().toString(), outcome);
        List<Json> list = outcomes.values().stream().map(Outcome::json).toList();
        Json document = Json.ObjectValue.of(Map.of("outcomes", new Json.ArrayValue(list)));
        AtomicFile.write(file, to -> to.write(document.toIndentedString().getBytes(StandardCharsets.UTF_8)));
    }
}
