package org.lanewise.trainer.live;

import java.util.ArrayList;
import java.util.List;
import org.lanewise.engine.layer.Layer;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.store.Json;
import org.lanewise.engine.store.RecordCodec;
import org.lanewise.engine.store.StoreException;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.ShapeException;

/** The layers of a network as a text to edit: a layer a line, as JSON writes the records. */
final class LayerText {
    private LayerText() {}

    /** The layers of a network. */
    static String of(Network network) {
        StringBuilder text = new StringBuilder();
        for (Layer layer : network.layers()) {
            text.append(RecordCodec.encode(Layer.class, layer)).append('\n');
        }
        return text.toString();
    }

    /**
     * The network with other layers, under the same name; empty lines do not count.
     *
     * @throws IllegalArgumentException naming the line that is no layer, or the layer that does not fit, or if the classes
     *     become others
     */
    static Network parse(String text, Network like) {
        List<String> lines = text.lines().toList();
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty()) {
                try {
                    layers.add(RecordCodec.decode(Layer.class, Json.parse(line)));
                } catch (StoreException | IllegalArgumentException e) {
                    throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
                }
            }
        }
        Network network;
        try {
            network = new Network(like.name(), like.input(), layers);
        } catch (ShapeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        Shape classes = like.output();
        if (!network.output().equals(classes)) {
            throw new IllegalArgumentException("the network gives " + network.output() + " values, and there are "
                    + classes + " classes");
        }
        return network;
    }
}
