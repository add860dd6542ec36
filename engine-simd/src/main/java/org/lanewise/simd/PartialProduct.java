package org.lanewise.simd;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.KernelSpan;
import org.lanewise.engine.kernel.PartialProductKernel;
import org.lanewise.engine.tensor.BlockLayout;

/**
 * A convolution forward or its backward data for few images of a block. Where a whole block has a vector of images and a
 * weight in all lanes, here the vectors are weights of 16 neighbouring channels of the result, and in all lanes is a value
 * of one image. Each chunk, a band of rows, takes the images out of their lanes, and puts the results into theirs.
 *
 * <p>Taken out, an image is {@code [row][channel][column]}; with a stride the columns that one tap meets lie together, so
 * that neighbouring results always meet neighbouring values. Sums are {@code [row][16 channels][column][16]}. Packed are the
 * starts of the sums, then the weights, {@code [tap][channel]}.
 */
final class PartialProduct implements PartialProductKernel {
    /** Vector multiply-adds that are worth a chunk: about what a chunk of whole blocks does in the same network. */
    private static final int WORTHWHILE = 100_000;

    private final Direction direction;
    private final SumTiles tiles;
    private final Activation activation;
    private final Functions functions;
    private final BlockLayout source;
    private final BlockLayout result;
    private final int kernel;
    private final int planes;
    private final int vectors;
    private final int columnRun;
    private final int sourceRow;
    private final int resultRow;
    private final List<Segment> segments;
    private final Part[][] parts;
    private final KernelSpan[] rows;
    private final Groups[] bands;
    private final int[] copySizes;
    private final int scratchSize;

    /**
     * Results of a row, {@link Direction#resultColumns} apart, that the same columns of the kernel reach.
     *
     * @param at place of the value that the first of them meets through the first column of the kernel, were it there
     */
    private record Segment(int first, int size, KernelSpan columns, int at) {}

    /**
     * The taps that reach some results.
     *
     * @param values their places in an image
     */
    private record Part(Stencil stencil, int[] values) {}

    PartialProduct(Direction direction, int kernelHeight, int kernelWidth, Activation activation, Target target) {
        this.direction = direction;
        this.tiles = target.sums();
        this.activation = activation;
        this.functions = target.functions();
        this.source = direction.source();
        this.result = direction.result();
        this.kernel = kernelHeight * kernelWidth;
        this.planes = Math.ceilDiv(result.shape().channels(), LANES);
        int lanes = target.products().lanes();
        this.vectors = planes * (LANES / lanes);
        this.columnRun = Math.ceilDiv(source.shape().width(), direction.sourceColumns());
        this.sourceRow = source.shape().channels() * columnRun * direction.sourceColumns();
        this.resultRow = planes * result.shape().width() * LANES;
        this.segments = segments(target.products().maxRows());
        this.parts = parts(kernelWidth, lanes);
        this.rows = IntStream.range(0, result.shape().height()).mapToObj(direction::rows).toArray(KernelSpan[]::new);
        int most = most();
        this.bands = new Groups[most + 1];
        this.copySizes = new int[most + 1];
        int size = 0;
        for (int images = 1; images <= most; images++) {
            int height = result.shape().height();
            long rowWork = (long) images * result.shape().width() * planes * taps();
            bands[images] = Groups.of(height, Math.clamp(WORTHWHILE / rowWork, 1, height));
            copySizes[images] = copySize(bands[images]);
            size = Math.max(size, bands[images].count() * chunkSize(images));
        }
        this.scratchSize = size;
    }

    /** Taps of the whole kernel. */
    private int taps() {
        return source.shape().channels() * kernel;
    }

    /**
     * A whole block takes a multiply-add for every weight that a position has, and so does every image here for every 16 of
     * them, at a somewhat lower rate; to that comes taking values out of lanes and putting them into lanes.
     */
    private int most() {
        int channels = result.shape().channels();
        double positions = result.shape().height() * result.shape().width();
        double values = (double) source.shape().size() / positions;
        double image = 1.25 * planes * taps() + 2 * values + 2 * channels;
        double block = (double) channels * taps();
        return (int) Math.clamp(0.85 * (block - channels) / image, 0, LANES - 1);
    }

    private List<Segment> segments(int largest) {
        Map<KernelSpan, List<Integer>> areas = new LinkedHashMap<>();
        for (int x = 0; x < result.shape().width(); x++) {
            areas.computeIfAbsent(direction.columns(x), _ -> new ArrayList<>()).add(x);
        }
        List<Segment> segments = new ArrayList<>();
        areas.forEach((columns, results) -> {
            for (int i = 0, end; i < results.size(); i = end) {
                int first = results.get(i);
                end = i + 1;
                while (end < results.size()
                        && end - i < largest
                        && results.get(end) == results.get(end - 1) + direction.resultColumns()) {
                    end++;
                }
                int at = Math.floorDiv(direction.firstColumn(first), direction.sourceColumns());
                segments.add(new Segment(first, end - i, columns, at));
            }
        });
        return List.copyOf(segments);
    }

    private Part[][] parts(int kernelWidth, int lanes) {
        Map<List<KernelSpan>, Part> made = new HashMap<>();
        Part[][] all = new Part[result.shape().height()][segments.size()];
        for (int row = 0; row < all.length; row++) {
            KernelSpan rows = direction.rows(row);
            for (int s = 0; s < segments.size(); s++) {
                Segment segment = segments.get(s);
                all[row][s] = made.computeIfAbsent(
                        List.of(rows, segment.columns()), _ -> part(rows, segment, kernelWidth, lanes));
            }
        }
        return all;
    }

    private Part part(KernelSpan rows, Segment segment, int kernelWidth, int lanes) {
        KernelSpan columns = segment.columns();
        OffsetTable values = new OffsetTable();
        OffsetTable weights = new OffsetTable();
        for (int c = 0; c < source.shape().channels(); c++) {
            for (int ky = rows.first(); ky < rows.end(); ky += rows.step()) {
                for (int kx = columns.first(); kx < columns.end(); kx += columns.step()) {
                    int column = place(direction.firstColumn(segment.first()) + direction.columnsOn(kx));
                    values.add(direction.rowsOn(ky) * sourceRow + c * (sourceRow / source.shape().channels())
                            + column - segment.at());
                    weights.add((1 + c * kernel + ky * kernelWidth + kx) * planes * LANES);
                }
            }
        }
        OffsetTable inputs = new OffsetTable();
        OffsetTable outputs = new OffsetTable();
        for (int plane = 0; plane < planes; plane++) {
            inputs.addVectors(plane * LANES, lanes);
            outputs.addVectors(plane * result.shape().width() * LANES, lanes);
        }
        return new Part(
                new Stencil(weights.offsets(), inputs.offsets(), outputs.offsets(), direction.resultColumns() * LANES),
                values.offsets());
    }

    /** Where a column of the source lies in a row that has been taken out. */
    private int place(int column) {
        return Math.floorMod(column, direction.sourceColumns()) * columnRun
                + Math.floorDiv(column, direction.sourceColumns());
    }

    /** The first row of the source that rows of results need. */
    private int firstSourceRow(int fromRow, int toRow) {
        int first = source.shape().height();
        for (int row = fromRow; row < toRow; row++) {
            KernelSpan span = rows[row];
            if (span.first() < span.end()) {
                first = Math.min(first, direction.firstRow(row)
                        + Math.min(direction.rowsOn(span.first()), direction.rowsOn(span.end() - 1)));
            }
        }
        return first;
    }

    private int endSourceRow(int fromRow, int toRow) {
        int end = 0;
        for (int row = fromRow; row < toRow; row++) {
            KernelSpan span = rows[row];
            if (span.first() < span.end()) {
                end = Math.max(end, direction.firstRow(row)
                        + Math.max(direction.rowsOn(span.first()), direction.rowsOn(span.end() - 1)) + 1);
            }
        }
        return end;
    }

    /** Floats that the rows of an image take which the largest band needs, up to the next cache line. */
    private int copySize(Groups cut) {
        int rows = IntStream.range(0, cut.count())
                .map(band -> endSourceRow(cut.first(band), cut.first(band + 1))
                        - firstSourceRow(cut.first(band), cut.first(band + 1)))
                .max()
                .orElse(0);
        return Math.ceilDiv(Math.max(0, rows) * sourceRow, LANES) * LANES;
    }

    private int chunkSize(int images) {
        return images * (copySizes[images] + bands[images].size(0) * resultRow);
    }

    @Override
    public int mostImages() {
        return bands.length - 1;
    }

    @Override
    public int packedSize() {
        return (1 + taps()) * planes * LANES;
    }

    @Override
    public void pack(float[] weights, int weightsAt, float[] bias, int biasAt, float[] packed, int packedAt) {
        int channels = result.shape().channels();
        if (direction instanceof Direction.Forward) {
            System.arraycopy(bias, biasAt, packed, packedAt, channels);
        } else {
            Arrays.fill(packed, packedAt, packedAt + channels, 0f);
        }
        int step = direction.resultStep();
        int at = packedAt;
        for (int c = 0; c < source.shape().channels(); c++) {
            for (int k = 0; k < kernel; k++) {
                at += planes * LANES;
                int from = weightsAt + c * direction.sourceStep() + k;
                for (int to = 0; to < channels; to++) {
                    packed[at + to] = weights[from + to * step];
                }
            }
        }
    }

    @Override
    public int chunks(int images) {
        return bands[images].count();
    }

    @Override
    public int scratchSize() {
        return scratchSize;
    }

    @Override
    public void run(
            int chunk,
            int images,
            float[] from,
            int fromAt,
            float[] packed,
            int packedAt,
            float[] scratch,
            int scratchAt,
            float[] to,
            int toAt) {
        int fromRow = bands[images].first(chunk);
        int toRow = bands[images].first(chunk + 1);
        int firstSourceRow = firstSourceRow(fromRow, toRow);
        int copySize = copySizes[images];
        int copyAt = scratchAt + chunk * chunkSize(images);
        int sumsAt = copyAt + images * copySize;
        int sumsSize = (toRow - fromRow) * resultRow;
        takeOut(images, firstSourceRow, endSourceRow(fromRow, toRow), from, fromAt, scratch, copyAt, copySize);
        for (int image = 0; image < images; image++) {
            multiply(fromRow, toRow, packed, packedAt, scratch, copyAt + image * copySize - firstSourceRow * sourceRow,
                    sumsAt + image * sumsSize);
        }
        if (activation != Activation.IDENTITY) {
            functions.forward(activation, scratch, sumsAt, scratch, sumsAt, images * sumsSize);
        }
        putIn(images, fromRow, toRow, scratch, sumsAt, sumsSize, to, toAt);
    }

    private void takeOut(
            int images, int fromRow, int toRow, float[] from, int fromAt, float[] copy, int copyAt, int copySize) {
        int channels = source.shape().channels();
        int width = source.shape().width();
        int phases = direction.sourceColumns();
        int at = copyAt;
        for (int row = fromRow; row < toRow; row++) {
            for (int c = 0; c < channels; c++) {
                int line = fromAt + source.at(c, row, 0);
                for (int image = 0; image < images; image++) {
                    for (int phase = 0; phase < phases; phase++) {
                        Lanes.take(Math.ceilDiv(width - phase, phases), from, line + phase * LANES + image,
                                phases * LANES, copy, at + image * copySize + phase * columnRun);
                    }
                }
                at += phases * columnRun;
            }
        }
    }

    private void multiply(
            int fromRow, int toRow, float[] packed, int packedAt, float[] scratch, int imageAt, int sumsAt) {
        int width = result.shape().width();
        for (int row = fromRow; row < toRow; row++) {
            int at = sumsAt + (row - fromRow) * resultRow;
            for (int plane = 0; plane < planes; plane++) {
                functions.elementwise()
                        .repeat(
                                packed, packedAt + plane * LANES, scratch, at + plane * width * LANES, width * LANES);
            }
            int rowAt = imageAt + direction.firstRow(row) * sourceRow;
            for (int s = 0; s < segments.size(); s++) {
                Segment segment = segments.get(s);
                Part part = parts[row][s];
                tiles.run(part.stencil(), vectors, segment.size(), packed, packedAt, scratch, rowAt + segment.at(),
                        part.values(), scratch, at + segment.first() * LANES);
            }
        }
    }

    private void putIn(
            int images, int fromRow, int toRow, float[] sums, int sumsAt, int sumsSize, float[] to, int toAt) {
        int width = result.shape().width();
        for (int row = fromRow; row < toRow; row++) {
            for (int c = 0; c < result.shape().channels(); c++) {
                int at = sumsAt + (row - fromRow) * resultRow + c / LANES * width * LANES + c % LANES;
                int line = toAt + result.at(c, row, 0);
                Arrays.fill(to, line, line + width * LANES, 0f);
                for (int image = 0; image < images; image++) {
                    Lanes.copy(width, sums, at + image * sumsSize, to, line + image);
                }
            }
        }
    }
}
