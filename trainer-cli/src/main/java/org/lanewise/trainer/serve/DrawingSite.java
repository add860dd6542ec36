package org.lanewise.trainer.serve;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.lanewise.engine.layer.Placed;
import org.lanewise.engine.store.Json;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.trainer.picture.Ink;
import org.lanewise.trainer.serve.web.Exchange;
import org.lanewise.trainer.serve.web.Route;

/**
 * The page on which one draws a digit, and {@code POST /predict} behind it. The interface is described by
 * {@code predict.schema.json}, which is served as well.
 */
public final class DrawingSite {
    private final ServedNetworks networks;
    private final boolean trains;

    /** @param trains whether there is a page, {@code /training/}, on which networks are trained */
    public DrawingSite(ServedNetworks networks, boolean trains) {
        this.networks = networks;
        this.trains = trains;
    }

    /** What is served, by method and path. */
    public Map<String, Route> routes() {
        Map<String, Route> routes = new TreeMap<>(SiteFiles.shared());
        routes.put("GET /", SiteFiles.named("draw.html"));
        for (String file : List.of("draw.js", "pad.js", "predict.schema.json")) {
            routes.put("GET /" + file, SiteFiles.named(file));
        }
        routes.put("GET /networks", this::list);
        routes.put("POST /predict", this::predict);
        return routes;
    }

    private void list(Exchange exchange) throws IOException {
        List<Json> items = new ArrayList<>();
        networks.all().forEach((name, network) -> {
            SequencedMap<String, Json> item = new LinkedHashMap<>();
            item.put("name", new Json.StringValue(name));
            item.put("file", new Json.StringValue(network.path().getFileName().toString()));
            network.data().ifPresent(data -> item.put("data", new Json.StringValue(data)));
            item.put("parameters", Json.NumberValue.of(network.network().parameterCount()));
            item.put("classes", Json.NumberValue.of(network.network().output().size()));
            items.add(new Json.ObjectValue(item));
        });
        exchange.send(200, Json.ObjectValue.of(
                Map.of("networks", new Json.ArrayValue(items), "trains", new Json.BooleanValue(trains))));
    }

    private void predict(Exchange exchange) throws IOException {
        Question question = Question.parse(exchange.json(Question.LARGEST_BODY));
        String name = question.network().orElse(networks.all().firstEntry().getKey());
        ServedNetwork network = networks.named(name);
        long start = System.nanoTime();
        ServedNetwork.Answer answer = network.answer(question.digit(), question.layers());
        long nanos = System.nanoTime() - start;
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        members.put("network", new Json.StringValue(name));
        members.put("class", Json.NumberValue.of(answer.winner()));
        List<Json> probabilities = new ArrayList<>();
        for (float probability : answer.probabilities()) {
            probabilities.add(Json.NumberValue.of(probability));
        }
        members.put("probabilities", new Json.ArrayValue(probabilities));
        members.put("seen", seen(answer.seen()));
        answer.layers().ifPresent(layers -> members.put("layers", layers(network, layers)));
        members.put("milliseconds", Json.NumberValue.of(nanos / 1e6));
        exchange.send(200, new Json.ObjectValue(members));
    }

    private static Json seen(Ink ink) {
        SequencedMap<String, Json> seen = new LinkedHashMap<>();
        seen.put("width", Json.NumberValue.of(ink.width()));
        seen.put("height", Json.NumberValue.of(ink.height()));
        seen.put("pixels", new Json.StringValue(Base64.getEncoder().encodeToString(ink.pixels())));
        return new Json.ObjectValue(seen);
    }

    private static Json layers(ServedNetwork network, List<float[]> values) {
        List<Json> layers = new ArrayList<>();
        List<Placed> placed = network.network().placed();
        for (int i = 0; i < values.size(); i++) {
            Shape shape = placed.get(i).output();
            SequencedMap<String, Json> layer = new LinkedHashMap<>();
            layer.put("name", new Json.StringValue(placed.get(i).name()));
            layer.putAll(LayerJson.of(shape, values.get(i)));
            layers.add(new Json.ObjectValue(layer));
        }
        return new Json.ArrayValue(layers);
    }
}
