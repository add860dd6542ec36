package org.lanewise.simd;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.ImageConv2dKernel;
import org.lanewise.engine.kernel.KernelSpan;
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
    private final List<Segment> segments;
    private final Part[][] parts;
    private final float[] start;
    private final Groups bands;
    private final Groups ranges;

    /** Neighbouring positions of a row under which the same columns of the kernel lie over the image. */
    private record Segment(int first, int size, KernelSpan columns) {}

    /**
     * The taps that lie over the image at some positions.
     *
     * @param taps offsets of their values, from the value under the kernel's first element
     * @param order 0, 1, 2, ...
     */
    private record Part(Stencil stencil, int[] taps, int[] order) {}

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
        this.segments = segments();
        this.parts = parts(planes);
        this.start = new float[tiles.maxRows()];
        Arrays.fill(start, -0f);
        int height = outputPlanes.shape().height();
        int rowWork = outputPlanes.shape().width() * geometry.taps() * planes * vectors;
        this.bands = Groups.of(height, Math.clamp(WORTHWHILE / rowWork, 1, height));
        this.ranges = bands.count() == 1
                ? Groups.of(planes, Math.clamp((long) WORTHWHILE * planes / ((long) height * rowWork), 1, planes))
                : Groups.of(planes, planes);
    }

    private List<Segment> segments() {
        List<Segment> segments = new ArrayList<>();
        int width = outputPlanes.shape().width();
        for (int first = 0, end; first < width; first = end) {
            KernelSpan columns = geometry.columnsOver(first);
            end = first + 1;
            while (end < width && geometry.columnsOver(end).equals(columns)) {
                end++;
            }
            Groups groups = Groups.of(end - first, tiles.maxRows());
            for (int g = 0; g < groups.count(); g++) {
                segments.add(new Segment(first + groups.first(g), groups.size(g), columns));
            }
        }
        return List.copyOf(segments);
    }

    private Part[][] parts(int planes) {
        Map<List<KernelSpan>, Part> made = new HashMap<>();
        Part[][] all = new Part[outputPlanes.shape().height()][segments.size()];
        for (int row = 0; row < all.length; row++) {
            KernelSpan rows = geometry.rowsOver(row);
            for (int s = 0; s < segments.size(); s++) {
                KernelSpan columns = segments.get(s).columns();
                all[row][s] = made.computeIfAbsent(List.of(rows, columns), _ -> part(rows, columns, planes));
            }
        }
        return all;
    }

    private Part part(KernelSpan rows, KernelSpan columns, int planes) {
        OffsetTable values = new OffsetTable();
        OffsetTable weights = new OffsetTable();
        weights.add(0);
        for (int c = 0; c < geometry.inputChannels(); c++) {
            for (int ky = rows.first(); ky < rows.end(); ky++) {
                for (int kx = columns.first(); kx < columns.end(); kx++) {
                    values.add(input.at(c, ky, kx) - input.at(0, 0, 0));
                    int tap = (c * geometry.kernelHeight() + ky) * geometry.kernelWidth() + kx;
                    weights.add((1 + tap) * channels);
                }
            }
        }
        OffsetTable inputs = new OffsetTable();
        OffsetTable outputs = new OffsetTable();
        for (int plane = 0; plane < planes; plane++) {
            inputs.addVectors(plane * LANES, tiles.lanes());
            outputs.addVectors(plane * outputPlanes.planeStride(), tiles.lanes());
        }
        int[] offsets = weights.offsets();
        return new Part(
                new Stencil(offsets, inputs.offsets(), outputs.offsets(), LANES), values.offsets(),
                IntStream.range(0, offsets.length).toArray());
    }

    @Override
    public Conv2dGeometry geometry() {
        return geometry;
    }

    @Override
    public int packedSize() {
        return (1 + geometry.taps()) * channels;
    }

    @Override
    public void pack(float[] weights, int weightsAt, float[] bias, int biasAt, float[] packed, int packedAt) {
        for (int c = 0; c < geometry.outputChannels(); c++) {
            packed[packedAt + c] = bias[biasAt + c];
            int from = weightsAt + c * geometry.taps();
            for (int tap = 0; tap < geometry.taps(); tap++) {
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
        return Math.ceilDiv((1 + geometry.taps()) * tiles.maxRows(), LANES) * LANES;
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
            for (int s = 0; s < segments.size(); s++) {
                Segment segment = segments.get(s);
                Part part = parts[row][s];
                gather(segment.size(), part.taps(), x, source + segment.first() * step, step, scratch, gathered);
                tiles.run(part.stencil(), from * vectors, to * vectors, segment.size(), packed, packedAt, scratch,
                        gathered, start, 0, relu, y, target + segment.first() * LANES, part.order());
            }
        }
        if (geometry.activation() != Activation.IDENTITY && !relu) {
            activate(bands.first(band), bands.first(band + 1), from, to, y, yAt);
        }
    }

    private static void gather(int size, int[] taps, float[] x, int xAt, int step, float[] to, int toAt) {
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
