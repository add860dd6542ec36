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
    private double peak;

    Results(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            Map<String, Json> members = Json.parse(Files.readAllBytes(file)).asObject();
            peak = members.get("peak").asDouble();
            for (Json outcome : members.get("outcomes").asArray()) {
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

    /** The multiply-adds that one thread can do at best, in GFLOP/s; 0 if it was not measured. */
    double peak() {
        return peak;
    }

    /** Takes the better of two measurements: what disturbs one only makes it less. */
    void peak(double measured) {
        peak = Math.max(peak, measured);
    }

    void add(Outcome outcome) throws IOException {
        outcomes.put(outcome.task().toString(), outcome);
        List<Json> list = outcomes.values().stream().map(Outcome::json).toList();
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("peak", Json.NumberValue.of(peak));
        members.put("outcomes", new Json.ArrayValue(list));
        Json document = Json.ObjectValue.of(members);
        AtomicFile.write(file, to -> to.write(document.toIndentedString().getBytes(StandardCharsets.UTF_8)));
    }
}
