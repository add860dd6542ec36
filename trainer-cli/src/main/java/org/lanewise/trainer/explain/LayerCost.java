package org.lanewise.trainer.explain;

import java.util.ArrayList;
import java.util.List;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.Placed;
import org.lanewise.engine.layer.Residual;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.tensor.Shape;

/**
 * What one layer costs. Operations are those of convolutions and linear layers, a multiply-add counted as two, taps in the
 * padding included; everything else is a few operations a value.
 *
 * @param layer its name within the network, e.g. {@code residual_1.body.conv2d}
 * @param output shape of what it gives
 * @param parameters values it learns
 * @param forward operations of one image from input to output
 * @param training operations of one image forward and backward
 */
public record LayerCost(String layer, Shape output, long parameters, long forward, long training) {
    /** The layers of a network, residual blocks laid open: their branches, then the block itself. */
    public static List<LayerCost> of(Network network) {
        List<LayerCost> costs = new ArrayList<>();
        add("", network.placed(), false, costs);
        return List.copyOf(costs);
    }

    /**
     * @param learned whether anything before is learned, so that the gradient of the input is needed
     * @return the same for what comes after
     */
    private static boolean add(String prefix, List<Placed> chain, boolean learned, List<LayerCost> to) {
        boolean before = learned;
        for (Placed placed : chain) {
            String name = prefix + placed.name();
            if (placed.layer() instanceof Residual block) {
                boolean body = add(name + ".body.", block.placedBody(placed.input()), before, to);
                boolean shortcut = add(name + ".shortcut.", block.placedShortcut(placed.input()), before, to);
                to.add(new LayerCost(name, placed.output(), 0, 0, 0));
                before = body || shortcut;
            } else {
                long forward = 2 * multiplyAdds(placed);
                to.add(new LayerCost(
                        name, placed.output(), placed.parameterCount(),
                        forward, (before ? 3 : 2) * forward));
                before |= placed.parameterCount() > 0;
            }
        }
        return before;
    }

    private static long multiplyAdds(Placed placed) {
        return switch (placed.layer()) {
            case Conv2d conv ->
                    (long) placed.output().size() * placed.input().channels() * conv.kernelHeight()
                            * conv.kernelWidth();
            case Linear linear -> (long) placed.input().size() * linear.outputs();
            default -> 0;
        };
    }
}
