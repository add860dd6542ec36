package org.lanewise.trainer.reproduce.page;

import java.util.ArrayList;
import java.util.List;
import org.lanewise.engine.data.Draws;
import org.lanewise.engine.data.Transform;
import org.lanewise.engine.data.augment.Augmentation;
import org.lanewise.engine.data.augment.OneOf;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.trainer.data.LabeledImages;
import org.lanewise.trainer.figure.ImageGrid;
import org.lanewise.trainer.figure.Tile;
import org.lanewise.trainer.reproduce.LiChange;

/** The four ways in which report 002 changes images, each beside the originals. */
final class LiSamples {
    private static final int PAIRS = 5;

    private LiSamples() {}

    static ImageGrid of(LabeledImages images) {
        Shape shape = new Shape(1, images.height(), images.width());
        ImageGrid grid = new ImageGrid("").gap(4);
        List<Augmentation> choices = ((OneOf) Augmentation.REPORT_LI).choices();
        for (int kind = 0; kind < choices.size(); kind++) {
            Transform change = choices.get(kind).on(shape);
            List<Tile> row = new ArrayList<>();
            for (int i = 0; i < Math.min(PAIRS, images.count()); i++) {
                Tile original = Tile.ofBytes(images.height(), images.width(), images.pixels(), i * shape.size());
                float[] image = original.values();
                change.apply(image, new float[change.scratch()], new Draws(new Seed(1).child(kind).child(i)));
                row.add(original);
                row.add(new Tile(images.height(), images.width(), image));
            }
            grid.row(LiChange.KINDS.get(kind), row);
        }
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < Math.min(PAIRS, images.count()); i++) {
            columns.add("original");
            columns.add("changed");
        }
        return grid.columns(columns);
    }
}
