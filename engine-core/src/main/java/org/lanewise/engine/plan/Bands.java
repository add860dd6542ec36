package org.lanewise.engine.plan;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.Arrays;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;

/**
 * How some layers keep the images of a last block that is nearly empty: each is cut into bands of rows, and band b of image i is in
 * lane {@code i * bands + b} of a small block of its own, with as many rows as a band. To a layer that is a block like any other, in
 * which few lanes are empty.
 *
 * <p>The rows above and below a band, which convolutions read, are in the block's border: copies of rows of the neighbouring lanes,
 * zeros at the ends of an image.
 */
final class Bands {
    private final Batch batch;
    private final int ofImage;
    private final Padding border;
    private final FewImages few;

    /**
     * Fixes the layout.
     *
     * @param ofImage bands of an image: a divisor of the height of all values
     * @param border of all values
     */
    Bands(Batch batch, int ofImage, Padding border) {
        this.batch = batch;
        this.ofImage = ofImage;
        this.border = border;
        this.few = new FewImages(1, LANES / ofImage);
    }

    /** The ways that are left for more images than have room in bands, or for all where there are none. */
    static FewImages others(Bands bands, int most) {
        return new FewImages(bands == null ? 1 : bands.few.most() + 1, most);
    }

    /** Images that are in bands at the moment, 0 while the last block is treated like all others. */
    int images() {
        return few.of(batch.images());
    }

    boolean areThere() {
        return images() > 0;
    }

    /** Blocks of the batch that are whole, and the number of the one that is in bands. */
    int wholeBlocks() {
        return few.wholeBlocks(batch.images());
    }

    /** Lanes that hold a band. */
    int lanes() {
        return images() * ofImage;
    }

    /** The block that holds images of some shape. */
    BlockLayout layout(Shape image) {
        return new BlockLayout(new Shape(image.channels(), image.height() / ofImage, image.width()), border);
    }

    /** Cuts channels of a block into bands; lanes without one get zeros. */
    void cut(
            float[] data, BlockLayout block, int blockAt, BlockLayout bands, int bandsAt, int fromChannel,
            int toChannel) {
        int rows = bands.shape().height();
        int width = bands.shape().width();
        for (int channel = fromChannel; channel < toChannel; channel++) {
            for (int row = 0; row < rows; row++) {
                int to = bandsAt + bands.at(channel, row, 0);
                Arrays.fill(data, to, to + width * LANES, 0f);
                for (int lane = 0; lane < lanes(); lane++) {
                    int imageRow = lane % ofImage * rows + row;
                    copyLane(data, blockAt + block.at(channel, imageRow, 0) + lane / ofImage, to + lane, width);
                }
            }
        }
    }

    /** Puts channels together again; the lanes of a block that hold no image stay as they are. */
    void join(
            float[] data, BlockLayout bands, int bandsAt, BlockLayout block, int blockAt, int fromChannel,
            int toChannel) {
        int rows = bands.shape().height();
        int width = bands.shape().width();
        for (int channel = fromChannel; channel < toChannel; channel++) {
            for (int row = 0; row < rows; row++) {
                int from = bandsAt + bands.at(channel, row, 0);
                for (int lane = 0; lane < lanes(); lane++) {
                    int imageRow = lane % ofImage * rows + row;
                    copyLane(data, from + lane, blockAt + block.at(channel, imageRow, 0) + lane / ofImage, width);
                }
            }
        }
    }

    private static void copyLane(float[] data, int from, int to, int count) {
        for (int i = 0; i < count * LANES; i += LANES) {
            data[to + i] = data[from + i];
        }
    }

    /** Copies into the border the rows above and below a band, and zeros where there are none. */
    void extend(float[] data, BlockLayout bands, int at, int above, int below) {
        int rows = bands.shape().height();
        for (int channel = 0; channel < bands.shape().channels(); channel++) {
            for (int row = -above; row < 0; row++) {
                copyRow(data, bands, at, channel, row);
            }
            for (int row = rows; row < rows + below; row++) {
                copyRow(data, bands, at, channel, row);
            }
        }
    }

    /** A row of the border is one of the block's own, some lanes further on. */
    private void copyRow(float[] data, BlockLayout bands, int at, int channel, int row) {
        int rows = bands.shape().height();
        int width = bands.shape().width();
        int onward = Math.floorDiv(row, rows);
        int from = at + bands.at(channel, Math.floorMod(row, rows), 0);
        int to = at + bands.at(channel, row, 0);
        // What this brings into lanes whose image has no such row is overwritten below.
        System.arraycopy(data, from + onward, data, to, width * LANES);
        for (int lane = 0; lane < LANES; lane++) {
            int band = lane % ofImage + onward;
            if (lane >= lanes() || band < 0 || band >= ofImage) {
                for (int i = lane; i < width * LANES; i += LANES) {
                    data[to + i] = 0f;
                }
            }
        }
    }
}
