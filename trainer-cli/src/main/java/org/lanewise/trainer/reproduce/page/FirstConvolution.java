package org.lanewise.trainer.reproduce.page;

import java.util.ArrayList;
import java.util.List;
import org.lanewise.engine.checkpoint.NetworkFile;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.Layer;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.plan.InferencePlan;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.data.LabeledImages;
import org.lanewise.trainer.evaluate.Inputs;
import org.lanewise.trainer.figure.ColourMap;
import org.lanewise.trainer.figure.Figure;
import org.lanewise.trainer.figure.ImageGrid;
import org.lanewise.trainer.figure.Tile;
import org.lanewise.trainer.reproduce.Machinery;
import org.lanewise.trainer.reproduce.Run;

/** The maps of the first convolution after its activation, for one image of every digit. */
final class FirstConvolution {
    private FirstConvolution() {}

    static Figure of(Run run, DataSet data, Machinery machinery) {
        NetworkFile file = run.network();
        Parameters head = head(file.parameters());
        Shape maps = head.network().placed().get(1).output();
        Examples tests = Inputs.of(data.test(), file.network(), file.normalization());
        int[] digits = oneOfEach(data.test());
        InferencePlan plan = InferencePlan.compile(head, digits.length, machinery.kernels(), machinery.workers());
        float[] values = new float[maps.size()];
        ImageGrid grid = new ImageGrid("").zoom(2).colours(ColourMap.VIRIDIS, ImageGrid.Contrast.EACH);
        for (int digit = 0; digit < digits.length; digit++) {
            plan.run(tests, digits, digit, 1).copyImage(0, values, 0);
            List<Tile> row = new ArrayList<>();
            for (int channel = 0; channel < maps.channels(); channel++) {
                row.add(Tile.of(
                        maps.height(), maps.width(), values, channel * maps.height() * maps.width()));
            }
            grid.row(Integer.toString(data.test().label(digits[digit])), row);
        }
        return grid;
    }

    /** The first two layers with what they have learned. A plan ends in a vector, so they are flattened. */
    private static Parameters head(Parameters parameters) {
        Network network = parameters.network();
        List<Layer> layers = new ArrayList<>(network.layers().subList(0, 2));
        layers.add(new Flatten());
        Parameters head = new Parameters(new Network(network.name(), network.input(), layers));
        for (int i = 0; i < head.slicesOf(0).size(); i++) {
            Parameters.Slice from = parameters.slicesOf(0).get(i);
            Parameters.Slice to = head.slicesOf(0).get(i);
            System.arraycopy(parameters.values(), from.at(), head.values(), to.at(), to.size());
        }
        return head;
    }

    /** One image of every class, in their order: the first 0, the next 1 after it, and so on, as far as there are any. */
    static int[] oneOfEach(LabeledImages images) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < images.count() && found.size() < images.classes(); i++) {
            if (images.label(i) == found.size()) {
                found.add(i);
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }
}
