package org.lanewise.trainer.evaluate;

import org.lanewise.trainer.data.DataException;
import org.lanewise.trainer.data.LabeledImages;

/** Images without their margins. */
public final class CentreCrop {
    private CentreCrop() {}

    /**
     * The middle of every image; an odd row or column goes at the bottom or the right.
     *
     * @throws DataException if the images are smaller than that
     */
    public static LabeledImages of(LabeledImages images, int height, int width) {
        int top = (images.height() - height) / 2;
        int left = (images.width() - width) / 2;
        if (images.height() < height || images.width() < width) {
            throw new DataException(images.name() + ": the images are " + images.height() + " x " + images.width()
                    + ", too small for a part of " + height + " x " + width);
        }
        byte[] pixels = new byte[Math.multiplyExact(images.count(), height * width)];
        for (int i = 0; i < images.count(); i++) {
            for (int y = 0; y < height; y++) {
                System.arraycopy(
                        images.pixels(), (i * images.height() + top + y) * images.width() + left,
                        pixels, (i * height + y) * width, width);
            }
        }
        return new LabeledImages(images.name() + ", centres", height, width, images.classes(), pixels, images.labels());
    }
}
