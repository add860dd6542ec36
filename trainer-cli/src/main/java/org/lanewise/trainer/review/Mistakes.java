package org.lanewise.trainer.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.lanewise.trainer.data.LabeledImages;
import org.lanewise.trainer.evaluate.Predictions;
import org.lanewise.trainer.figure.ColourMap;
import org.lanewise.trainer.figure.Figure;
import org.lanewise.trainer.figure.ImageGrid;
import org.lanewise.trainer.figure.Panels;
import org.lanewise.trainer.figure.Tile;

/** The images whose wrong class was given with most confidence. */
final class Mistakes {
    private static final int SHOWN = 24;
    private static final int COLUMNS = 6;
    private static final int SIDE = 84;

    private Mistakes() {}

    /** The images with a wrong class, the surest first; of equally sure ones the first. */
    static List<Integer> surest(Predictions predictions) {
        return IntStream.range(0, predictions.images())
                .filter(image -> !predictions.isRight(image))
                .boxed()
                .sorted(Comparator.comparingDouble(
                        image -> -predictions.probability(image, predictions.winners()[image])))
                .toList();
    }

    static Figure picture(Predictions predictions, LabeledImages images) {
        List<Figure> pictures = new ArrayList<>();
        for (int image : surest(predictions).subList(0, Math.min(SHOWN, surest(predictions).size()))) {
            int chosen = predictions.winners()[image];
            String title = String.format(
                    Locale.ROOT, "%d as %d: %.1f %%", predictions.labels()[image], chosen,
                    100 * predictions.probability(image, chosen));
            pictures.add(new ImageGrid(title).zoom(Math.max(1, SIDE / images.width()))
                    .colours(ColourMap.GREY, ImageGrid.Contrast.BYTES)
                    .row("", List.of(Tile.ofBytes(
                            images.height(), images.width(), images.pixels(),
                            image * images.height() * images.width()))));
        }
        return new Panels("", COLUMNS, pictures);
    }
}
