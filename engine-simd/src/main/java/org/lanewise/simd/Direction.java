package org.lanewise.simd;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.KernelSpan;
import org.lanewise.engine.tensor.BlockLayout;

/** What a convolution forward and its backward data differ in: which result meets which source through which weight. */
sealed interface Direction {
    BlockLayout source();

    BlockLayout result();

    /** Rows of the kernel through which a row of results meets the source. */
    KernelSpan rows(int row);

    KernelSpan columns(int column);

    /** Offset of what a result meets through the first row and column of the kernel, be it there or not. */
    int origin(int row, int column);

    /** Offset from there of what it meets through others. */
    int offset(int kernelRow, int kernelColumn);

    /** Weights from a channel of the source to the next. */
    int sourceStep();

    /** Weights from a channel of results to the next. */
    int resultStep();

    /** From x to y. */
    record Forward(Conv2dGeometry geometry) implements Direction {
        @Override
        public BlockLayout source() {
            return geometry.input();
        }

        @Override
        public BlockLayout result() {
            return geometry.output();
        }

        @Override
        public KernelSpan rows(int row) {
            return geometry.rowsOver(row);
        }

        @Override
        public KernelSpan columns(int column) {
            return geometry.columnsOver(column);
        }

        @Override
        public int origin(int row, int column) {
            return source().at(0, row * geometry.stride() - geometry.padding().top(),
                    column * geometry.stride() - geometry.padding().left());
        }

        @Override
        public int offset(int kernelRow, int kernelColumn) {
            return kernelRow * source().rowStride() + kernelColumn * LANES;
        }

        @Override
        public int sourceStep() {
            return geometry.kernelHeight() * geometry.kernelWidth();
        }

        @Override
        public int resultStep() {
            return geometry.taps();
        }
    }

    /** From dy to dx. With a stride, rows and columns of the kernel that are a stride apart reach the same input. */
    record BackwardData(Conv2dGeometry geometry) implements Direction {
        @Override
        public BlockLayout source() {
            return geometry.output();
        }

        @Override
        public BlockLayout result() {
            return geometry.input();
        }

        @Override
        public KernelSpan rows(int row) {
            return geometry.rowsReaching(row);
        }

        @Override
        public KernelSpan columns(int column) {
            return geometry.columnsReaching(column);
        }

        @Override
        public int origin(int row, int column) {
            return source().at(0, (row + geometry.padding().top()) / geometry.stride(),
                    (column + geometry.padding().left()) / geometry.stride());
        }

        @Override
        public int offset(int kernelRow, int kernelColumn) {
            return -(kernelRow / geometry.stride() * source().rowStride() + kernelColumn / geometry.stride() * LANES);
        }

        @Override
        public int sourceStep() {
            return geometry.taps();
        }

        @Override
        public int resultStep() {
            return geometry.kernelHeight() * geometry.kernelWidth();
        }
    }
}
