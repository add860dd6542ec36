package org.lanewise.trainer.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.Layer;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.network.Parameters.Slice;
import org.lanewise.engine.tensor.Shape;

/**
 * Some layers of a network, as a network of their own with a copy of their parameters. A plan may join layers and keeps no
 * value that it does not need; so every value between two layers is the result of a network of the layers before it, and the
 * input of one of those behind it.
 */
final class NetworkPart {
    private final Parameters whole;
    private final int from;
    private final int to;
    private final Parameters parameters;

    /** The layers {@code from} (inclusive) to {@code to} (exclusive). */
    NetworkPart(Parameters whole, int from, int to) {
        this.whole = whole;
        this.from = from;
        this.to = to;
        Network network = whole.network();
        List<Layer> layers = new ArrayList<>(network.layers().subList(from, to));
        if (!network.placed().get(to - 1).output().isVector()) {
            // Plans are of classifiers, which end in a vector.
            layers.add(new Flatten());
        }
        Shape input = from == 0 ? network.input() : network.placed().get(from - 1).output();
        this.parameters = new Parameters(new Network(network.name(), input, layers));
        refresh();
    }

    /** The parameters of the part; they change only by {@link #refresh}. */
    Parameters parameters() {
        return parameters;
    }

    /** Takes over the values of the whole as they are now. */
    void refresh() {
        for (int i = from; i < to; i++) {
            List<Slice> slices = parameters.slicesOf(i - from);
            for (int k = 0; k < slices.size(); k++) {
                Slice source = whole.slicesOf(i).get(k);
                System.arraycopy(
                        whole.values(), source.at(), parameters.values(), slices.get(k).at(), source.size());
            }
        }
    }
}
