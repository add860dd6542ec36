package org.lanewise.simd;

import java.util.function.Function;
import java.util.function.IntFunction;
import org.lanewise.engine.kernel.BatchNormGeometry;
import org.lanewise.engine.kernel.BatchNormKernel;
import org.lanewise.engine.kernel.DropoutKernel;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.kernel.LossKernel;
import org.lanewise.engine.kernel.Pool2dGeometry;
import org.lanewise.engine.kernel.Pool2dKernel;
import org.lanewise.engine.kernel.UpdateKernels;
import org.lanewise.engine.tensor.BlockLayout;

/**
 * The kernels written for one vector width and number of registers.
 *
 * @param bits width of a vector
 */
record Target(
        int bits,
        ProductTiles products,
        SumTiles sums,
        OuterTiles outers,
        LaneTiles lanes,
        LaneFolds folds,
        Functions functions,
        Function<Pool2dGeometry, Pool2dKernel> maxPool,
        Function<Pool2dGeometry, Pool2dKernel> averagePool,
        Function<BatchNormGeometry, BatchNormKernel> batchNorm,
        Function<BlockLayout, DropoutKernel> dropout,
        IntFunction<LossKernel> euclidean,
        UpdateKernels updates) {
    /** Vectors of 128, 256 or 512 bits; where the compiler has 32 registers for them tiles are larger than with 16. */
    static Target of(int bits, boolean manyRegisters) {
        UpdateKernels reference = KernelSelection.named("scalar").updates();
        return switch (bits) {
            case 512 -> new Target(
                    bits, new ProductTiles512x32(), new SumTiles512x32(), new OuterTiles512x32(), new LaneTiles512x32(),
                    new LaneFolds512(), new Functions(new Elementwise512(), new Exponentials512()),
                    MaxPool512::new, AveragePool512::new, BatchNorm512::new, Dropout512::new,
                    Euclidean512::new, new Updates512(reference));
            case 256 -> new Target(
                    bits,
                    manyRegisters ? new ProductTiles256x32() : new ProductTiles256x16(),
                    manyRegisters ? new SumTiles256x32() : new SumTiles256x16(),
                    manyRegisters ? new OuterTiles256x32() : new OuterTiles256x16(),
                    manyRegisters ? new LaneTiles256x32() : new LaneTiles256x16(),
                    new LaneFolds256(), new Functions(new Elementwise256(), new Exponentials256()),
                    MaxPool256::new, AveragePool256::new, BatchNorm256::new, Dropout256::new,
                    Euclidean256::new, new Updates256(reference));
            case 128 -> new Target(
                    bits,
                    manyRegisters ? new ProductTiles128x32() : new ProductTiles128x16(),
                    manyRegisters ? new SumTiles128x32() : new SumTiles128x16(),
                    manyRegisters ? new OuterTiles128x32() : new OuterTiles128x16(),
                    manyRegisters ? new LaneTiles128x32() : new LaneTiles128x16(),
                    new LaneFolds128(), new Functions(new Elementwise128(), new Exponentials128()),
                    MaxPool128::new, AveragePool128::new, BatchNorm128::new, Dropout128::new,
                    Euclidean128::new, new Updates128(reference));
            default -> throw new IllegalArgumentException("there are no kernels for vectors of " + bits + " bits");
        };
    }

    /** The same with other tiles. */
    Target with(ProductTiles products, SumTiles sums, OuterTiles outers, LaneTiles lanes) {
        return new Target(
                bits, products, sums, outers, lanes, folds, functions, maxPool, averagePool, batchNorm, dropout,
                euclidean, updates);
    }
}
