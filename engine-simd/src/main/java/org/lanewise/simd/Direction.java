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

    /** The row of the source that a row of results meets through the first row of the kernel, be it there or not. */
    int firstRow(int row);

    int firstColumn(int column);

    /** Rows of the source from there to what is met through another row of the kernel. */
    int rowsOn(int kernelRow);

    int columnsOn(int kernelColumn);

    /** Columns of the source between those that neighbouring results of one area meet. */
    int sourceColumns();

    /** Columns of the result from one result of an area to the next. */
    int resultColumns();

    /** Offset of what a result meets through the first row and column of the kernel, be it there or not. */
    default int origin(int row, int column) {
        return source().at(0, firstRow(row), firstColumn(column));
    }

    /** Offset from there of what it meets through others. */
    default int offset(int kernelRow, int kernelColumn) {
        return rowsOn(kernelRow) * source().rowStride() + columnsOn(kernelColumn) * LANES;
    }

    /** Whether the taps of a result, in their order, meet the source from its end to its beginning. */
    boolean descends();

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
        public int firstRow(int row) {
            return row * geometry.stride() - geometry.padding().top();
        }

        @Override
        public int firstColumn(int column) {
            return column * geometry.stride() - geometry.padding().left();
        }

        @Override
        public int rowsOn(int kernelRow) {
            return kernelRow;
        }

        @Override
        public int columnsOn(int kernelColumn) {
            return kernelColumn;
        }

        @Override
        public int sourceColumns() {
            return geometry.stride();
        }

        @Override
        public int resultColumns() {
            return 1;
        }

        @Override
        public boolean descends() {
            return false;
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
        public int firstRow(int row) {
            return (row + geometry.padding().top()) / geometry.stride();
        }

        @Override
        public int firstColumn(int column) {
            return (column + geometry.padding().left()) / geometry.stride();
        }

        @Override
        public int rowsOn(int kernelRow) {
            return -(kernelRow / geometry.stride());
        }

        @Override
        public int columnsOn(int kernelColumn) {
            return -(kernelColumn / geometry.stride());
        }

        @Override
        public int sourceColumns() {
            return 1;
        }

        @Override
        public int resultColumns() {
            return geometry.stride();
        }

        @Override
        public boolean descends() {
            return true;
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
