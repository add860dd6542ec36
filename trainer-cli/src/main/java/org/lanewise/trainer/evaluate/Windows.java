package org.lanewise.trainer.evaluate;

import java.util.List;
import java.util.stream.IntStream;
import org.lanewise.trainer.data.DataException;
import org.lanewise.trainer.data.LabeledImages;

/** Images without their margins. */
public final class Windows {
    private Windows() {}

    /**
     * The middle of every image; an odd row or column goes at the bottom or the right.
     *
     * @throws DataException if the images are smaller than that
     */
    public static LabeledImages centre(LabeledImages images, int height, int width) {
        requireLarger(images, height, width);
        return at((images.height() - height) / 2, (images.width() - width) / 2, images, height, width);
    }

    /**
     * The windows in the middle of the offsets that a network is trained with. Of n pixels that are too many these are 0 to
     * n - 1, as in the ConvNetJS demo of 2014; in their middle are one or two in each direction: for 24 x 24 of 28 x 28
     * pixels 1 and 2, so four windows.
     *
     * @throws DataException if the images are smaller than a window
     */
    static List<LabeledImages> middle(LabeledImages images, int height, int width) {
        requireLarger(images, height, width);
        int[] lefts = middle(images.width() - width);
        return IntStream.of(middle(images.height() - height))
                .boxed()
                .flatMap(top -> IntStream.of(lefts).mapToObj(left -> at(top, left, images, height, width)))
                .toList();
    }

    private static int[] middle(int excess) {
        return IntStream.of(Math.max(0, excess - 1) / 2, excess / 2).distinct().toArray();
    }

    private static LabeledImages at(int top, int left, LabeledImages images, int height, int width) {
        byte[] pixels = new byte[Math.multiplyExact(images.count(), height * width)];
        for (int i = 0; i < images.count(); i++) {
            for (int y = 0; y < height; y++) {
                System.arraycopy(
                        images.pixels(), (i * images.height() + top + y) * images.width() + left,
                        pixels, (i * height + y) * width, width);
            }
        }
        return new LabeledImages(
                images.name() + ", windows at row " + top + ", column " + left, height, width, images.classes(), pixels,
                images.labels());
    }

    private static void requireLarger(LabeledImages images, int height, int width) {
        if (images.height() < height || images.width() < width) {
            throw new DataException(images.name() + ": the images are " + images.height() + " x " + images.width()
                    + ", too small for a part of " + height + " x " + width);
        }
    }
}
