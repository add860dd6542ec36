package org.lanewise.trainer.augment;

import java.util.ArrayList;
import java.util.List;
import org.lanewise.engine.data.AugmentedImages;
import org.lanewise.engine.data.ByteImages;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.data.augment.Augmentation;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.trainer.data.DataException;
import org.lanewise.trainer.data.LabeledImages;
import org.lanewise.trainer.figure.ImageGrid;
import org.lanewise.trainer.figure.Tile;

/**
 * A picture of an augmentation to look at: one row a class, first the image as it is, black on white, then as the first
 * epochs of a training show it.
 */
public final class AugmentationSheet {
    private AugmentationSheet() {}

    /**
     * The picture.
     *
     * @param images of each class the first is shown; classes without images have no row
     * @param seed of the training
     * @param epochs images a row beside the original, at least 1
     * @throws DataException if the augmentation does not suit the images
     */
    public static ImageGrid of(LabeledImages images, Augmentation augmentation, Seed seed, int epochs) {
        if (epochs < 1) {
            throw new IllegalArgumentException("a sheet needs at least 1 image beside each original, got " + epochs);
        }
        Shape shape = new Shape(1, images.height(), images.width());
        ByteImages bytes =
                new ByteImages(shape, images.pixels(), images.labels(), images.classes(), Normalization.IDENTITY);
        AugmentedImages augmented;
        try {
            augmented = new AugmentedImages(bytes, augmentation.on(shape), seed);
        } catch (IllegalArgumentException e) {
            throw new DataException(images.name() + ": " + e.getMessage(), e);
        }
        List<AugmentedImages> shown = new ArrayList<>();
        List<String> columns = new ArrayList<>(List.of("image"));
        for (int epoch = 0; epoch < epochs; epoch++) {
            shown.add((AugmentedImages) augmented.inEpoch(epoch));
            columns.add("epoch " + (epoch + 1));
        }
        ImageGrid grid = new ImageGrid("").columns(columns).gap(4);
        for (int label = 0; label < images.classes(); label++) {
            int first = first(images, label);
            if (first >= 0) {
                grid.row(Integer.toString(label), row(images, first, shown));
            }
        }
        return grid;
    }

    private static int first(LabeledImages images, int label) {
        for (int i = 0; i < images.count(); i++) {
            if (images.label(i) == label) {
                return i;
            }
        }
        return -1;
    }

    private static List<Tile> row(LabeledImages images, int index, List<AugmentedImages> shown) {
        int size = images.height() * images.width();
        float[] negative = new float[size];
        for (int i = 0; i < size; i++) {
            negative[i] = 255 - (images.pixels()[index * size + i] & 0xff);
        }
        List<Tile> row = new ArrayList<>();
        row.add(new Tile(images.height(), images.width(), negative));
        for (AugmentedImages epoch : shown) {
            row.add(new Tile(epoch.shape().height(), epoch.shape().width(), epoch.image(index)));
        }
        return row;
    }
}
