package org.lanewise.trainer.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.lanewise.engine.data.FloatImages;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.layer.Dropout;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.Placed;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.plan.InferencePlan;
import org.lanewise.engine.plan.Workers;

/**
 * What every layer of a network makes of an image, again and again: a plan a layer, made beforehand. The last values are to
 * the bit those of a plan of the whole network. Owned by one thread.
 */
public final class LayerChain {
    private final List<Link> links = new ArrayList<>();

    /** A layer with its plan; without one where it hands on what it gets. */
    private record Link(Placed placed, NetworkPart part, InferencePlan plan) {
        float[] run(float[] input) {
            if (plan == null) {
                return input;
            }
            float[] values = new float[placed.output().size()];
            plan.run(new FloatImages(placed.input(), input, new int[1], values.length), new int[1], 0, 1)
                    .copyImage(0, values, 0);
            return values;
        }
    }

    /** A chain for these parameters. */
    public LayerChain(Parameters parameters, Kernels kernels, Workers workers) {
        List<Placed> layers = parameters.network().placed();
        for (int i = 0; i < layers.size(); i++) {
            Placed placed = layers.get(i);
            if (placed.layer() instanceof Flatten || placed.layer() instanceof Dropout) {
                links.add(new Link(placed, null, null));
            } else {
                NetworkPart part = new NetworkPart(parameters, i, i + 1);
                links.add(new Link(placed, part, InferencePlan.compile(part.parameters(), 1, kernels, workers)));
            }
        }
    }

    /** Takes over the parameters as they are now. */
    public void refresh() {
        for (Link link : links) {
            if (link.plan() != null) {
                link.part().refresh();
                link.plan().refresh();
            }
        }
    }

    /**
     * The values of the image and behind every layer, in channel, row, column order: one array more than there are layers.
     *
     * @param image normalised as the network was trained
     */
    public List<float[]> values(float[] image) {
        List<float[]> values = new ArrayList<>();
        values.add(image);
        for (Link link : links) {
            values.add(link.run(values.getLast()));
        }
        return values;
    }
}
