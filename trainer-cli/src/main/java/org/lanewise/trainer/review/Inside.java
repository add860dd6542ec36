package org.lanewise.trainer.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.ElementWise;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.Layer;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.network.Parameters.Slice;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.trainer.data.LabeledImages;
import org.lanewise.trainer.evaluate.Inputs;
import org.lanewise.trainer.evaluate.LayerOutput;
import org.lanewise.trainer.evaluate.Windows;
import org.lanewise.trainer.figure.ColourMap;
import org.lanewise.trainer.figure.ImageGrid;
import org.lanewise.trainer.figure.Tile;

/** What is inside a trained network. */
final class Inside {
    /** Filters or maps of a layer that are shown. */
    private static final int SHOWN = 32;

    private static final int COLUMNS = 16;
    private static final int FILTER_SIDE = 42;
    private static final int MAP_SIDE = 56;

    private Inside() {}

    /** The weights of the first layer as pictures: the kernels of a convolution, the rows of a matrix. */
    static Optional<ImageGrid> filters(Parameters parameters) {
        Network network = parameters.network();
        Shape input = network.input();
        int first = network.layers().getFirst() instanceof Flatten ? 1 : 0;
        Layer layer = network.layers().get(first);
        Optional<Shape> size = switch (layer) {
            case Conv2d conv -> Optional.of(new Shape(input.channels(), conv.kernelHeight(), conv.kernelWidth()));
            case Linear _ when !input.isVector() -> Optional.of(input);
            default -> Optional.empty();
        };
        return size.map(filter -> grid(parameters.slicesOf(first).getFirst(), parameters.values(), filter));
    }

    private static ImageGrid grid(Slice weights, float[] values, Shape filter) {
        List<Tile> tiles = new ArrayList<>();
        int one = filter.height() * filter.width();
        for (int at = weights.at(); at < weights.end() && tiles.size() < SHOWN; at += one) {
            tiles.add(Tile.of(filter.height(), filter.width(), values, at));
        }
        return new ImageGrid("").zoom(Math.max(1, FILTER_SIDE / filter.width()))
                .gap(4)
                .colours(ColourMap.VIRIDIS, ImageGrid.Contrast.ALL)
                .wrapped(Math.min(COLUMNS, tiles.size()), tiles);
    }

    /** What every layer makes of one image, after its activation; layers that give no maps are left out. */
    static ImageGrid maps(Material material, int image) {
        Parameters parameters = material.network().orElseThrow().parameters();
        Network network = parameters.network();
        LabeledImages single = Windows.centre(
                material.images().orElseThrow().subset("one image", new int[]{image}), network.input().height(),
                network.input().width());
        Examples examples = Inputs.of(single, network, material.measuring());
        List<LayerOutput> outputs =
                LayerOutput.of(parameters, examples, 0, material.kernels(), material.workers());
        ImageGrid grid = new ImageGrid("").zoom(1).gap(3).colours(ColourMap.VIRIDIS, ImageGrid.Contrast.EACH);
        for (int i = 0; i < outputs.size(); i++) {
            boolean activationFollows = i < network.layers().size() && network.layers().get(i) instanceof ElementWise;
            if (!outputs.get(i).shape().isVector() && (i == 0 || !activationFollows)) {
                grid.row(outputs.get(i).layer(), tiles(outputs.get(i)));
            }
        }
        return grid;
    }

    private static List<Tile> tiles(LayerOutput output) {
        Shape shape = output.shape();
        int enlarged = Math.max(1, MAP_SIDE / shape.width());
        List<Tile> tiles = new ArrayList<>();
        for (int channel = 0; channel < Math.min(COLUMNS, shape.channels()); channel++) {
            float[] values = new float[shape.height() * enlarged * shape.width() * enlarged];
            for (int i = 0; i < values.length; i++) {
                int y = i / (shape.width() * enlarged) / enlarged;
                int x = i % (shape.width() * enlarged) / enlarged;
                values[i] = output.values()[output.channel(channel) + y * shape.width() + x];
            }
            tiles.add(new Tile(shape.height() * enlarged, shape.width() * enlarged, values));
        }
        return tiles;
    }
}
