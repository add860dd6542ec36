package org.lanewise.simd;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.PartialWeightsKernel;
import org.lanewise.engine.tensor.BlockLayout;

/**
 * The gradients of weights and bias where the last block holds few images. Their sums, one lane of the many, go on with
 * vectors of 16 input channels and gradients of single output channels in all lanes. A chunk has 16 input channels, and takes
 * everything out of its lanes and puts the sums back into theirs.
 *
 * <p>Taken out, x is {@code [row][column][16 input channels]} with its border, dy {@code [position][16 output channels]}, the
 * sums {@code [output channel][kernel row and column][16 input channels]}.
 */
final class PartialWeights implements PartialWeightsKernel {
    /** Vector multiply-adds of an image that are worth a chunk. */
    private static final int WORTHWHILE = 30_000;

    /** What moving a sum costs, in multiply-adds of vectors. */
    private static final double MOVING = 70;

    private static final float[] ONE = {1};

    private final Conv2dGeometry geometry;
    private final SumTiles tiles;
    private final int kernel;
    private final int positions;
    private final int most;
    private final int inputPlanes;
    private final Groups outputParts;
    private final Groups[] rows;
    private final Stencil taps;
    private final Stencil bias;
    private final int[] gradients;
    private final int[] one;
    private final int[] inCopy;
    private final Conv2dBackwardWeights.Places[] places;

    PartialWeights(Conv2dGeometry geometry, Conv2dBackwardWeights blocks, Target target) {
        this.geometry = geometry;
        this.tiles = target.sums();
        this.kernel = geometry.kernelHeight() * geometry.kernelWidth();
        this.positions = geometry.output().shape().height() * geometry.output().shape().width();
        this.inputPlanes = Math.ceilDiv(geometry.inputChannels(), LANES);
        this.most = most();
        int outputPlanes = Math.ceilDiv(geometry.outputChannels(), LANES);
        this.outputParts =
                Groups.of(outputPlanes, Math.clamp(WORTHWHILE / (positions * kernel * LANES), 1, outputPlanes));
        this.rows = IntStream.range(0, outputPlanes)
                .mapToObj(plane -> Groups.of(outputsOf(plane), target.products().maxRows()))
                .toArray(Groups[]::new);
        this.gradients = IntStream.range(0, positions).map(position -> position * LANES).toArray();
        this.one = new int[positions];
        this.inCopy = IntStream.range(0, LANES * kernel).map(i -> i % kernel * LANES + i / kernel).toArray();
        this.taps = stencil(target.products().lanes());
        OffsetTable lanes = new OffsetTable();
        lanes.addVectors(0, target.products().lanes());
        this.bias = new Stencil(gradients, lanes.offsets(), lanes.offsets(), 0);
        this.places = places(blocks);
    }

    /**
     * In a whole block every weight has a multiply-add at every position. An image has one for 16 weights; to that come
     * taking x and dy out of their lanes and, once for all images, moving the sums, which lie in as many cache lines.
     */
    private int most() {
        int in = geometry.inputChannels();
        int out = geometry.outputChannels();
        double image = (1.3 * inputPlanes * kernel * out + 3.0 * (in + out * inputPlanes)) * positions;
        double block = (double) geometry.weights() * positions;
        return (int) Math.clamp((block - MOVING * geometry.weights()) / image, 0, LANES - 1);
    }

    private Stencil stencil(int lanes) {
        BlockLayout in = geometry.input();
        OffsetTable inputs = new OffsetTable();
        for (int y = 0; y < geometry.output().shape().height(); y++) {
            for (int x = 0; x < geometry.output().shape().width(); x++) {
                inputs.add(in.at(
                        0, y * geometry.stride() - geometry.padding().top(),
                        x * geometry.stride() - geometry.padding().left()));
            }
        }
        OffsetTable columns = new OffsetTable();
        OffsetTable sums = new OffsetTable();
        for (int ky = 0; ky < geometry.kernelHeight(); ky++) {
            for (int kx = 0; kx < geometry.kernelWidth(); kx++) {
                columns.addVectors(ky * in.rowStride() + kx * LANES, lanes);
                sums.addVectors((ky * geometry.kernelWidth() + kx) * LANES, lanes);
            }
        }
        return new Stencil(inputs.offsets(), columns.offsets(), sums.offsets(), kernel * LANES);
    }

    /** Of each output channel; those whose sums lie alike share a table. */
    private Conv2dBackwardWeights.Places[] places(Conv2dBackwardWeights blocks) {
        Map<List<Integer>, int[]> made = new HashMap<>();
        return IntStream.range(0, most == 0 ? 0 : geometry.outputChannels())
                .mapToObj(channel -> {
                    Conv2dBackwardWeights.Places own = blocks.places(channel);
                    List<Integer> key = List.of(own.sums()[0], own.sums()[geometry.taps()]);
                    return new Conv2dBackwardWeights.Places(
                            own.first(), made.computeIfAbsent(key, _ -> own.sums()));
                })
                .toArray(Conv2dBackwardWeights.Places[]::new);
    }

    private int outputsOf(int plane) {
        return Math.min(LANES, geometry.outputChannels() - plane * LANES);
    }

    @Override
    public int mostImages() {
        return most;
    }

    @Override
    public int chunks() {
        return inputPlanes * outputParts.count();
    }

    @Override
    public int scratchSize() {
        return chunks() * chunkSize();
    }

    private int chunkSize() {
        return most * imageSize();
    }

    private int imageSize() {
        return geometry.input().planeStride() + positions * LANES + LANES * (kernel + 1) * LANES;
    }

    @Override
    public void addImages(
            int chunk,
            int images,
            float[] x,
            int xAt,
            float[] dy,
            int dyAt,
            float[] sums,
            int sumsAt,
            float[] scratch,
            int scratchAt) {
        int inputPlane = chunk / outputParts.count();
        int part = chunk % outputParts.count();
        int xCopy = scratchAt + chunk * chunkSize();
        int dyCopy = xCopy + geometry.input().planeStride();
        int sumsCopy = dyCopy + positions * LANES;
        int inputs = Math.min(LANES, geometry.inputChannels() - inputPlane * LANES);
        for (int c = 0; c < inputs; c++) {
            takeOut(geometry.input(), inputPlane * LANES + c, images, x, xAt, scratch, xCopy + c,
                    geometry.input().at(0, 0, 0), geometry.input().rowStride());
        }
        int dyRow = geometry.output().shape().width() * LANES;
        for (int plane = outputParts.first(part); plane < outputParts.first(part + 1); plane++) {
            for (int c = 0; c < outputsOf(plane); c++) {
                takeOut(geometry.output(), plane * LANES + c, images, dy, dyAt, scratch, dyCopy + c, 0, dyRow);
                takeSumsOut(plane * LANES + c, inputPlane, inputs, images, sums, sumsAt, scratch,
                        sumsCopy + c * kernel * LANES);
            }
            for (int image = 0; image < images; image++) {
                multiply(rows[plane], scratch, image * imageSize(), xCopy, dyCopy, sumsCopy);
            }
            if (inputPlane == 0) {
                addBias(plane, images, sums, sumsAt, scratch, dyCopy, sumsCopy + LANES * kernel * LANES);
            }
            for (int c = 0; c < outputsOf(plane); c++) {
                putSumsBack(plane * LANES + c, inputPlane, inputs, images, sums, sumsAt, scratch,
                        sumsCopy + c * kernel * LANES);
            }
        }
    }

    private void takeOut(
            BlockLayout layout, int channel, int images, float[] from, int fromAt, float[] to, int toAt, int first,
            int rowStride) {
        for (int row = 0; row < layout.shape().height(); row++) {
            int in = fromAt + layout.at(channel, row, 0);
            int out = toAt + first + row * rowStride;
            for (int image = 0; image < images; image++) {
                Lanes.copy(layout.shape().width(), from, in + image, to, out + image * imageSize());
            }
        }
    }

    private void multiply(Groups groups, float[] scratch, int imageAt, int xCopy, int dyCopy, int sumsCopy) {
        for (int g = 0; g < groups.count(); g++) {
            int first = groups.first(g);
            tiles.run(taps, taps.inputs().length, groups.size(g), scratch, imageAt + xCopy, scratch,
                    imageAt + dyCopy + first, gradients, scratch, imageAt + sumsCopy + first * kernel * LANES);
        }
    }

    private void addBias(
            int plane, int images, float[] sums, int sumsAt, float[] scratch, int dyCopy, int biasCopy) {
        for (int image = 0; image < images; image++) {
            int at = biasCopy + image * imageSize();
            for (int c = 0; c < outputsOf(plane); c++) {
                scratch[at + c] = sums[sumsAt + biasSum(plane * LANES + c) * LANES + image];
            }
            tiles.run(bias, bias.inputs().length, 1, scratch, dyCopy + image * imageSize(), ONE, 0, one, scratch, at);
            for (int c = 0; c < outputsOf(plane); c++) {
                sums[sumsAt + biasSum(plane * LANES + c) * LANES + image] = scratch[at + c];
            }
        }
    }

    private int biasSum(int channel) {
        return places[channel].first() + places[channel].sums()[0];
    }

    private void takeSumsOut(
            int channel, int inputPlane, int inputs, int images, float[] sums, int sumsAt, float[] copy, int copyAt) {
        int[] own = places[channel].sums();
        int first = 1 + inputPlane * LANES * kernel;
        for (int image = 0; image < images; image++) {
            int from = sumsAt + places[channel].first() * LANES + image;
            int to = copyAt + image * imageSize();
            for (int i = 0; i < inputs * kernel; i++) {
                copy[to + inCopy[i]] = sums[from + own[first + i] * LANES];
            }
        }
    }

    private void putSumsBack(
            int channel, int inputPlane, int inputs, int images, float[] sums, int sumsAt, float[] copy, int copyAt) {
        int[] own = places[channel].sums();
        int first = 1 + inputPlane * LANES * kernel;
        for (int image = 0; image < images; image++) {
            int to = sumsAt + places[channel].first() * LANES + image;
            int from = copyAt + image * imageSize();
            for (int i = 0; i < inputs * kernel; i++) {
                sums[to + own[first + i] * LANES] = copy[from + inCopy[i]];
            }
        }
    }
}
