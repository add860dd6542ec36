package org.lanewise.benchmarks.peers;

import java.util.List;
import org.lanewise.engine.layer.Dropout;
import org.lanewise.engine.layer.Layer;
import org.lanewise.engine.layer.Residual;
import org.lanewise.engine.network.Network;

/** Networks whose loss does not depend on chance; their parameters keep their names. */
public final class WithoutDropout {
    private WithoutDropout() {}

    /** The same network but for its dropout. */
    public static Network of(Network network) {
        return new Network(network.name(), network.input(), layers(network.layers()));
    }

    private static List<Layer> layers(List<Layer> layers) {
        return layers.stream()
                .filter(layer -> !(layer instanceof Dropout))
                .map(layer -> layer instanceof Residual residual
                        ? (Layer) new Residual(layers(residual.body()), layers(residual.shortcut()))
                        : layer)
                .toList();
    }
}
