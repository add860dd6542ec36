package org.lanewise.engine.network;

import java.util.List;
import org.lanewise.engine.layer.Layer;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.Residual;
import org.lanewise.engine.network.Parameters.Slice;
import org.lanewise.engine.tensor.ShapeException;

/**
 * Several trained networks as one: its outputs are the means of theirs, before softmax (the geometric mean of their
 * probabilities, scaled to sum to 1; L. K. Hansen and P. Salamon: Neural Network Ensembles, IEEE TPAMI 12(10), 1990). What
 * comes out is a network like any other, one residual block that adds what the members say; it may be trained on.
 */
public final class Ensemble {
    private Ensemble() {}

    /**
     * The members side by side, each with its last layer divided by their number.
     *
     * @param name of the network
     * @param members at least two, of equal input shapes; each ends with a linear layer, of as many outputs
     * @throws ShapeException naming the member that does not fit
     */
    public static Parameters of(String name, List<Parameters> members) {
        if (members.size() < 2) {
            throw new ShapeException("an ensemble needs at least 2 members, got " + members.size());
        }
        for (int i = 0; i < members.size(); i++) {
            require(i + 1, members.get(i).network(), members.getFirst().network());
        }
        Parameters ensemble = new Parameters(new Network(
                name, members.getFirst().network().input(), sum(members)));
        List<Slice> places = ensemble.slices();
        int next = 0;
        for (Parameters member : members) {
            int last = member.network().layers().size() - 1;
            for (int layer = 0; layer <= last; layer++) {
                float share = layer == last ? members.size() : 1;
                for (Slice slice : member.slicesOf(layer)) {
                    int to = places.get(next++).at();
                    for (int i = 0; i < slice.size(); i++) {
                        ensemble.values()[to + i] = member.values()[slice.at() + i] / share;
                    }
                }
            }
        }
        return ensemble;
    }

    /** The first one is the body, all others are the shortcut. */
    private static List<Layer> sum(List<Parameters> members) {
        List<Layer> first = members.getFirst().network().layers();
        if (members.size() == 1) {
            return first;
        }
        return List.of(new Residual(first, sum(members.subList(1, members.size()))));
    }

    private static void require(int number, Network member, Network first) {
        String who = "member " + number + ", network '" + member.name() + "', ";
        if (!member.input().equals(first.input())) {
            throw new ShapeException(who + "takes " + member.input() + ", the first one " + first.input()
                    + "; only networks of equal inputs can be averaged");
        }
        if (!(member.layers().getLast() instanceof Linear)) {
            throw new ShapeException(who + "ends with " + member.placed().getLast().name()
                    + "; the mean is taken of what linear layers give");
        }
        if (!member.output().equals(first.output())) {
            throw new ShapeException(who + "gives " + member.output() + ", the first one " + first.output()
                    + "; only networks of equal outputs can be averaged");
        }
    }
}
