package org.lanewise.engine.plan;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lanewise.engine.layer.AvgPool2d;
import org.lanewise.engine.layer.BatchNorm;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.GlobalAvgPool2d;
import org.lanewise.engine.layer.MaxPool2d;
import org.lanewise.engine.tensor.Padding;

/**
 * Chooses the values that keep the images of a nearly empty last block in {@link Bands}: those between convolutions,
 * normalisations and sums, from the images to the first pooling, if a normalisation or a sum is among them. Where only
 * convolutions and poolings take turns it is not worth it.
 */
final class Banding {
    /** Bands of an image at most, so that at least two images have a lane for each. */
    private static final int MOST = LANES / 2;

    private final Map<Value, Value> joined = new HashMap<>();
    private final Set<Value> unfit = new HashSet<>();
    private final Set<Value> worthwhile = new HashSet<>();
    private final Map<Value, List<Node.OfLayer>> convolutions = new HashMap<>();

    private Banding() {}

    /** Says so to the values of a graph; to be called before their layers become steps. */
    static void choose(Graph graph, Batch batch) {
        Banding banding = new Banding();
        graph.nodes().forEach(banding::visit);
        banding.refuse(graph.output());
        // The images themselves are cut, and put together again, by the convolution that reads them.
        List<Node> readers = graph.nodes().stream().filter(node -> node.inputs().contains(graph.input())).toList();
        if (readers.size() != 1
                || !(readers.getFirst() instanceof Node.OfLayer only && only.layer() instanceof Conv2d)) {
            banding.refuse(graph.input());
        }
        Map<Value, List<Value>> groups = new HashMap<>();
        graph.values().forEach(value -> groups.computeIfAbsent(banding.root(value), _ -> new ArrayList<>()).add(value));
        groups.forEach((root, values) -> banding.choose(root, values, batch));
    }

    private void visit(Node node) {
        switch (node) {
            case Node.Copy copy -> refuse(copy.input(), copy.output());
            case Node.Fork fork -> join(fork.input(), fork.output());
            case Node.Add add -> {
                join(add.first(), add.output());
                join(add.second(), add.output());
                worthwhile.add(root(add.output()));
            }
            case Node.OfLayer layer -> visit(layer);
        }
    }

    private void visit(Node.OfLayer node) {
        switch (node.layer()) {
            case BatchNorm _ -> {
                join(node.input(), node.output());
                worthwhile.add(root(node.output()));
            }
            case Conv2d conv -> {
                join(node.input(), node.output());
                convolutions.computeIfAbsent(root(node.output()), _ -> new ArrayList<>()).add(node);
                if (!BandedConv2d.fits(node.input().shape(), node.output().shape(), conv.kernelHeight(), conv.stride(),
                        padding(node, conv))) {
                    refuse(node.input());
                }
            }
            case MaxPool2d _,AvgPool2d _,GlobalAvgPool2d _ -> refuse(node.output());
            default -> refuse(node.input(), node.output());
        }
    }

    private static Padding padding(Node.OfLayer node, Conv2d conv) {
        return conv.pad().resolve(node.input().shape(), conv.kernelHeight(), conv.kernelWidth(), conv.stride());
    }

    private void refuse(Value... values) {
        for (Value value : values) {
            unfit.add(root(value));
        }
    }

    private Value root(Value value) {
        Value next = joined.get(value);
        return next == null ? value : root(next);
    }

    private void join(Value one, Value other) {
        Value from = root(one);
        Value to = root(other);
        if (from == to) {
            return;
        }
        joined.put(from, to);
        if (unfit.contains(from)) {
            unfit.add(to);
        }
        if (worthwhile.contains(from)) {
            worthwhile.add(to);
        }
        List<Node.OfLayer> moved = convolutions.remove(from);
        if (moved != null) {
            convolutions.computeIfAbsent(to, _ -> new ArrayList<>()).addAll(moved);
        }
    }

    private void choose(Value root, List<Value> values, Batch batch) {
        if (unfit.contains(root) || !worthwhile.contains(root)) {
            return;
        }
        int divisor = 0;
        for (Value value : values) {
            divisor = greatestCommonDivisor(value.shape().height(), divisor);
        }
        int bands = MOST;
        while (divisor % bands != 0) {
            bands--;
        }
        if (bands == 1) {
            return;
        }
        Padding border = Padding.NONE;
        for (Node.OfLayer node : convolutions.getOrDefault(root, List.of())) {
            Conv2d conv = (Conv2d) node.layer();
            border = border.max(BandedConv2d.border(
                    node.input().shape().height() / bands, conv.kernelHeight(), conv.stride(), padding(node, conv)));
        }
        Bands chosen = new Bands(batch, bands, border);
        values.forEach(value -> value.keepIn(chosen));
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
