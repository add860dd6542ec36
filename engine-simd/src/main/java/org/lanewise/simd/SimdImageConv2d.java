package org.lanewise.simd;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.ImageConv2dKernel;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.ImageLayout;

/**
 * A convolution of one image: the tiles of all other products with the parts exchanged. What they take for vectors of images
 * are weights of neighbouring output channels, {@code [tap][channel]}; what they broadcast are values of the image, gathered
 * as {@code [tap][position]} for a few neighbouring positions of a row. The bias is a tap before the others that reads 1:
 * added to -0 it is itself, to the bit.
 */
final class SimdImageConv2d implements ImageConv2dKernel {
    /** Multiply-adds of vectors that are worth a chunk: some microseconds. */
    private static final int WORTHWHILE = 8192;

    private final Conv2dGeometry geometry;
    private final ProductTiles tiles;
    private final Functions functions;
    private final ImageLayout input;
    private final BlockLayout inputPlanes;
    private final BlockLayout outputPlanes;
    private final int channels;
    private final int vectors;
    private final Stencil stencil;
    private final int[] taps;
    private final int[] gatheredOrder;
    private final Groups positions;
    private final float[] start;
    private final Groups bands;
    private final Groups ranges;

    SimdImageConv2d(Conv2dGeometry geometry, Target target) {
        this.geometry = geometry;
        this.tiles = target.products();
        this.functions = target.functions();
        this.input = ImageLayout.of(geometry.input());
        this.inputPlanes = input.planes();
        this.outputPlanes = ImageLayout.of(geometry.output()).planes();
        int planes = outputPlanes.shape().channels();
        this.channels = planes * LANES;
        this.vectors = LANES / tiles.lanes();
        this.taps = taps();
        this.gatheredOrder = IntStream.rangeClosed(0, taps.length).toArray();
        this.stencil = stencil(planes);
        this.positions = Groups.of(outputPlanes.shape().width(), tiles.maxRows());
        this.start = new float[tiles.maxRows()];
        Arrays.fill(start, -0f);
        int height = outputPlanes.shape().height();
        int rowWork = outputPlanes.shape().width() * taps.length * planes * vectors;
        this.bands = Groups.of(height, Math.clamp(WORTHWHILE / rowWork, 1, height));
        this.ranges = bands.count() == 1
                ? Groups.of(planes, Math.clamp((long) WORTHWHILE * planes / ((long) height * rowWork), 1, planes))
                : Groups.of(planes, planes);
    }

    private int[] taps() {
        OffsetTable offsets = new OffsetTable();
        for (int c = 0; c < geometry.inputChannels(); c++) {
            for (int ky = 0; ky < geometry.kernelHeight(); ky++) {
                for (int kx = 0; kx < geometry.kernelWidth(); kx++) {
                    offsets.add(input.at(c, ky, kx) - input.at(0, 0, 0));
                }
            }
        }
        return offsets.offsets();
    }

    private Stencil stencil(int planes) {
        OffsetTable weights = new OffsetTable();
        for (int tap = 0; tap <= taps.length; tap++) {
            weights.add(tap * channels);
        }
        OffsetTable inputs = new OffsetTable();
        OffsetTable outputs = new OffsetTable();
        for (int plane = 0; plane < planes; plane++) {
            inputs.addVectors(plane * LANES, tiles.lanes());
            outputs.addVectors(plane * outputPlanes.planeStride(), tiles.lanes());
        }
        return new Stencil(weights.offsets(), inputs.offsets(), outputs.offsets(), LANES);
    }

    @Override
    public Conv2dGeometry geometry() {
        return geometry;
    }

    @Override
    public int packedSize() {
        return (1 + taps.length) * channels;
    }

    @Override
    public void pack(float[] weights, int weightsAt, float[] bias, int biasAt, float[] packed, int packedAt) {
        for (int c = 0; c < geometry.outputChannels(); c++) {
            packed[packedAt + c] = bias[biasAt + c];
            int from = weightsAt + c * taps.length;
            for (int tap = 0; tap < taps.length; tap++) {
                packed[packedAt + (1 + tap) * channels + c] = weights[from + tap];
            }
        }
    }

    @Override
    public int chunks() {
        return bands.count() * ranges.count();
    }

    @Override
    public int scratchSize() {
        return chunks() * gathered();
    }

    /** Floats that the values for one call of a tile take, up to the next cache line. */
    private int gathered() {
        return Math.ceilDiv((1 + taps.length) * positions.size(0), LANES) * LANES;
    }

    @Override
    public void forward(
            int chunk, float[] x, int xAt, float[] packed, int packedAt, float[] scratch, int scratchAt, float[] y,
            int yAt) {
        int band = chunk / ranges.count();
        int range = chunk % ranges.count();
        int from = ranges.first(range);
        int to = ranges.first(range + 1);
        int gathered = scratchAt + chunk * gathered();
        boolean relu = geometry.activation() == Activation.RELU;
        int step = geometry.stride() * LANES;
        for (int row = bands.first(band); row < bands.first(band + 1); row++) {
            int source = xAt
                    + inputPlanes.at(0, row * geometry.stride() - geometry.padding().top(), -geometry.padding().left());
            int target = yAt + outputPlanes.at(0, row, 0);
            for (int g = 0; g < positions.count(); g++) {
                int first = positions.first(g);
                int size = positions.size(g);
                gather(size, x, source + first * step, step, scratch, gathered);
                tiles.run(stencil, from * vectors, to * vectors, size, packed, packedAt, scratch, gathered,
                        start, 0, relu, y, target + first * LANES, gatheredOrder);
            }
        }
        if (geometry.activation() != Activation.IDENTITY && !relu) {
            activate(bands.first(band), bands.first(band + 1), from, to, y, yAt);
        }
    }

    private void gather(int size, float[] x, int xAt, int step, float[] to, int toAt) {
        for (int p = 0; p < size; p++) {
            to[toAt + p] = 1;
            int from = xAt + p * step;
            int at = toAt + size + p;
            for (int tap = 0; tap < taps.length; tap++) {
                to[at + tap * size] = x[from + taps[tap]];
            }
        }
    }

    private void activate(int fromRow, int toRow, int fromPlane, int toPlane, float[] y, int yAt) {
        int length = outputPlanes.shape().width() * LANES;
        for (int plane = fromPlane; plane < toPlane; plane++) {
            for (int row = fromRow; row < toRow; row++) {
                int at = yAt + outputPlanes.at(plane, row, 0);
                functions.forward(geometry.activation(), y, at, y, at, length);
            }
        }
    }
}
