package org.lanewise.engine.kernel;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;

/**
 * A block of a batch that holds only a few images, laid out anew for the gradient of a convolution's weights: every image is
 * cut into bands of output rows, and every band has a lane. What is left is a block of a convolution with fewer rows, in which few
 * lanes are empty, so the sums over its positions take a fraction of the time.
 *
 * <p>Of n images each has floor(16 / n) lanes, side by side; the bands have ceil(rows / lanes of an image) rows, the last one
 * perhaps fewer, and stand in those lanes from the top of the image on. Lanes and rows that are left over hold zeros.
 */
public final class RowBands {
    /** With more images a band would be the whole image. */
    private static final int MOST_IMAGES = LANES / 2;

    /** Vector multiply-adds that must be saved for each value that is copied: about as many as copying it takes, and then some. */
    private static final int WORTH = 8;

    private final Conv2dGeometry whole;
    private final Conv2dGeometry geometry;
    private final int images;
    private final int lanesOfImage;

    /**
     * The layout for some images.
     *
     * @param whole the convolution
     * @param images in the block, 1 to 8
     */
    public RowBands(Conv2dGeometry whole, int images) {
        if (images < 1 || images > MOST_IMAGES) {
            throw new IllegalArgumentException("1 to " + MOST_IMAGES + " images are cut into bands, got " + images);
        }
        this.whole = whole;
        this.images = images;
        this.lanesOfImage = LANES / images;
        Shape input = whole.input().shape();
        Shape output = whole.output().shape();
        int rows = Math.ceilDiv(output.height(), lanesOfImage);
        Padding padding = new Padding(0, whole.padding().left(), 0, whole.padding().right());
        this.geometry = new Conv2dGeometry(
                new BlockLayout(
                        new Shape(input.channels(), (rows - 1) * whole.stride() + whole.kernelHeight(), input.width()),
                        padding),
                BlockLayout.of(new Shape(output.channels(), rows, output.width())),
                whole.kernelHeight(), whole.kernelWidth(), whole.stride(), padding, whole.activation());
    }

    /**
     * The layouts that pay: where many more multiply-adds are saved than values copied. For one image, two, and so on; none where it
     * does not pay at all. A function of the geometry alone.
     */
    public static RowBands[] thatPay(Conv2dGeometry whole) {
        return IntStream.rangeClosed(1, MOST_IMAGES)
                .mapToObj(images -> new RowBands(whole, images))
                .takeWhile(RowBands::pays)
                .toArray(RowBands[]::new);
    }

    private boolean pays() {
        long saved = whole.multiplyAdds() - geometry.multiplyAdds();
        long copied = (long) geometry.input().blockStride() + geometry.output().blockStride();
        return saved >= WORTH * copied;
    }

    /** Images that are cut into bands. */
    public int images() {
        return images;
    }

    /** The convolution of a band: the block that is made has its layouts. */
    public Conv2dGeometry geometry() {
        return geometry;
    }

    /**
     * Copies channels of the input, with the rows above and below a band that its outputs need.
     *
     * @param x start at {@code xAt} of the block with the few images
     * @param bands start at {@code bandsAt} of a block of {@link #geometry}'s input
     * @param from the first channel
     * @param to the end, exclusive
     */
    public void cutInput(float[] x, int xAt, float[] bands, int bandsAt, int from, int to) {
        int rows = geometry.output().shape().height();
        cut(whole.input(), x, xAt, geometry.input(), bands, bandsAt, from, to,
                rows * whole.stride(), -whole.padding().top(), whole.padding());
    }

    /**
     * Copies channels of the gradient of the output.
     *
     * @param dy start at {@code dyAt} of the block with the few images
     * @param bands start at {@code bandsAt} of a block of {@link #geometry}'s output
     * @param from the first channel
     * @param to the end, exclusive
     */
    public void cutGradient(float[] dy, int dyAt, float[] bands, int bandsAt, int from, int to) {
        int rows = geometry.output().shape().height();
        cut(whole.output(), dy, dyAt, geometry.output(), bands, bandsAt, from, to, rows, 0, Padding.NONE);
    }

    /**
     * Copies columns and the border to the left and right of them.
     *
     * @param step rows from the beginning of a band to that of the next
     * @param first row in which the first band begins
     */
    private void cut(
            BlockLayout source, float[] values, int at, BlockLayout result, float[] bands, int bandsAt, int from,
            int to, int step, int first, Padding border) {
        int bandRows = result.shape().height();
        int columns = result.rowStride() / LANES;
        int left = -border.left();
        for (int c = from; c < to; c++) {
            int plane = bandsAt + result.at(c, 0, left);
            Arrays.fill(bands, plane, plane + bandRows * result.rowStride(), 0f);
            // Row after row of the source, which lies in no near cache: so the processor sees coming what is read.
            for (int row = 0; row < source.shape().height(); row++) {
                int line = at + source.at(c, row, left);
                int lastBand = Math.min(lanesOfImage - 1, (row - first) / step);
                for (int band = lastBand; band >= 0 && row - first - band * step < bandRows; band--) {
                    int target = bandsAt + result.at(c, row - first - band * step, left) + band;
                    for (int image = 0; image < images; image++) {
                        copy(values, line + image, bands, target + image * lanesOfImage, columns);
                    }
                }
            }
        }
    }

    private static void copy(float[] from, int fromAt, float[] to, int toAt, int columns) {
        for (int i = 0; i < columns * LANES; i += LANES) {
            to[toAt + i] = from[fromAt + i];
        }
    }
}
