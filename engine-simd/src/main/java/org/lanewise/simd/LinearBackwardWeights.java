package org.lanewise.simd;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import org.lanewise.engine.kernel.LinearGeometry;

/**
 * The gradient of weights and bias of Linear: the sum over the images of dy times x transposed. Vectors run over inputs
 * here, so each chunk, a range of inputs, first copies its part of x into scratch memory image by image.
 */
final class LinearBackwardWeights {
    /** Inputs are dealt out in units of the widest vector. */
    private static final int UNIT = 16;

    /** Units of a chunk: its copy of x for a usual batch stays in the cache. */
    private static final int CHUNK_UNITS = 4;

    private final LinearGeometry geometry;
    private final OuterTiles tiles;
    private final int[] inputOffsets;
    private final Groups outputs;
    private final Groups chunks;

    LinearBackwardWeights(LinearGeometry geometry, Target target) {
        this.geometry = geometry;
        this.tiles = target.outers();
        this.inputOffsets = geometry.input().offsets();
        this.outputs = Groups.of(geometry.outputs(), tiles.maxRows());
        this.chunks = Groups.of(Math.ceilDiv(geometry.inputs(), UNIT), CHUNK_UNITS);
    }

    int chunks() {
        return chunks.count();
    }

    int scratchSize(int images) {
        return chunks.channels() * UNIT * images + tailSize();
    }

    /** With fewer inputs than the widest vector holds, whole vectors go to scratch memory first. */
    private int tailSize() {
        return geometry.inputs() < UNIT ? geometry.outputs() * UNIT : 0;
    }

    void run(
            int chunk, int images, float[] x, int xAt, float[] dy, int dyAt, float[] scratch, int scratchAt,
            float[] dw, int dwAt, float[] db, int dbAt) {
        int from = chunks.first(chunk) * UNIT;
        int to = Math.min(chunks.first(chunk + 1) * UNIT, geometry.inputs());
        int stride = chunks.size(chunk) * UNIT;
        int copyAt = scratchAt + from * images;
        copy(x, xAt, images, from, to, scratch, copyAt, stride);
        if (geometry.inputs() < UNIT) {
            int tailAt = scratchAt + UNIT * images;
            multiply(UNIT, images, scratch, copyAt, stride, dy, dyAt, scratch, tailAt, UNIT);
            for (int o = 0; o < geometry.outputs(); o++) {
                System.arraycopy(scratch, tailAt + o * UNIT, dw, dwAt + o * to, to);
            }
        } else {
            int whole = (to - from) / UNIT * UNIT;
            multiply(whole, images, scratch, copyAt, stride, dy, dyAt, dw, dwAt + from, geometry.inputs());
            if (whole < to - from) {
                // The last vector overlaps the one before; both compute the same sums.
                int last = to - UNIT;
                multiply(UNIT, images, scratch, copyAt + last - from, stride, dy, dyAt, dw, dwAt + last,
                        geometry.inputs());
            }
        }
        if (chunk == 0) {
            bias(images, dy, dyAt, db, dbAt);
        }
    }

    /** Copies inputs {@code from} to {@code to} of all images to {@code [image][stride]}. */
    private void copy(float[] x, int xAt, int images, int from, int to, float[] copy, int copyAt, int stride) {
        for (int first = 0; first < images; first += LANES) {
            int block = xAt + first / LANES * geometry.input().blockStride();
            int count = Math.min(LANES, images - first);
            for (int i = from; i < to; i++) {
                int in = block + inputOffsets[i];
                int out = copyAt + first * stride + i - from;
                for (int lane = 0; lane < count; lane++) {
                    copy[out + lane * stride] = x[in + lane];
                }
            }
        }
    }

    private void multiply(
            int columns, int images, float[] x, int xAt, int xStride, float[] dy, int dyAt, float[] dw, int dwAt,
            int dwStride) {
        for (int g = 0; g < outputs.count(); g++) {
            int first = outputs.first(g);
            tiles.run(outputs.size(g), columns, images, x, xAt, xStride, dy, dyAt + first * LANES,
                    geometry.output().blockStride(), dw, dwAt + first * dwStride, dwStride);
        }
    }

    private void bias(int images, float[] dy, int dyAt, float[] db, int dbAt) {
        for (int o = 0; o < geometry.outputs(); o++) {
            float sum = 0;
            for (int n = 0; n < images; n++) {
                sum += dy[dyAt + n / LANES * geometry.output().blockStride() + o * LANES + n % LANES];
            }
            db[dbAt + o] = sum;
        }
    }
}
