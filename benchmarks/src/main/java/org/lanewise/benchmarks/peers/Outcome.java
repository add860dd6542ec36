package org.lanewise.benchmarks.peers;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.lanewise.engine.store.Json;

/**
 * What a duel showed. Rates are images a second, or one over the latency in seconds; see {@link Window#rate}.
 *
 * @param task what was done
 * @param ours rates, turn by turn
 * @param theirs rates of the same turns
 * @param choice the setting that was best on the other side
 * @param tried the rate of every setting of the other side in a short trial
 * @param losses of the first batches, ours and theirs, which agree
 */
record Outcome(
        Task task, List<Double> ours, List<Double> theirs, String choice, SequencedMap<String, Double> tried,
        List<List<Double>> losses) {
    double ourRate() {
        return median(ours);
    }

    double theirRate() {
        return median(theirs);
    }

    /** The median over the turns of how many times faster ours was. */
    double ratio() {
        return median(ratios());
    }

    List<Double> ratios() {
        return IntStream.range(0, ours.size()).mapToObj(i -> ours.get(i) / theirs.get(i)).toList();
    }

    static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    Json json() {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("task", new Json.StringValue(task.toString()));
        members.put("lanewise", numbers(ours));
        members.put("libtorch", numbers(theirs));
        members.put("ratio", Json.NumberValue.of(ratio()));
        members.put("choice", new Json.StringValue(choice));
        Map<String, Json> rates = new LinkedHashMap<>();
        tried.forEach((name, rate) -> rates.put(name, Json.NumberValue.of(rate)));
        members.put("tried", Json.ObjectValue.of(rates));
        members.put("losses", new Json.ArrayValue(losses.stream().map(Outcome::numbers).toList()));
        return Json.ObjectValue.of(members);
    }

    /** Reads what {@link #json} wrote. */
    static Outcome of(Json json) {
        Map<String, Json> members = json.asObject();
        SequencedMap<String, Double> tried = new LinkedHashMap<>();
        members.get("tried").asObject().forEach((name, rate) -> tried.put(name, rate.asDouble()));
        return new Outcome(
                Task.parse(members.get("task").asString()),
                numbers(members.get("lanewise")),
                numbers(members.get("libtorch")),
                members.get("choice").asString(),
                tried,
                members.get("losses").asArray().stream().map(Outcome::numbers).toList());
    }

    private static Json numbers(List<Double> values) {
        return new Json.ArrayValue(values.stream().map(value -> (Json) Json.NumberValue.of(value)).toList());
    }

    private static List<Double> numbers(Json array) {
        return array.asArray().stream().map(Json::asDouble).toList();
    }

    static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
