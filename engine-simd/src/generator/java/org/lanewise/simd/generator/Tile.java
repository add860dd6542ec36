package org.lanewise.simd.generator;

import static java.util.stream.Collectors.joining;

import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A tile: rows x columns sums, each in a vector register of its own, to which every pass of a loop adds the products of a
 * row's vector and a column's vector. A pass loads rows + columns vectors for rows * columns multiply-adds, so the larger
 * the tile the less loading matters, up to the number of registers.
 *
 * <p>The sums have to be local variables, because an array of vectors lies on the heap: hence a method for every shape, and
 * hence this generator. What else keeps the sums in registers: the loop is a single flat one with its positions in tables
 * (where loops are nested the compiler spills), and of rows and columns the fewer are loaded first, while the others pass
 * through one register.
 */
record Tile(int rows, int columns) {
    /** A line of code about a sum. */
    interface SumLine {
        String of(String sum, int row, int column);
    }

    @Override
    public String toString() {
        return rows + "x" + columns;
    }

    /** So many lines of code. */
    static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(joining("\n"));
    }

    String eachRow(IntFunction<String> line) {
        return lines(rows, line);
    }

    String eachColumn(IntFunction<String> line) {
        return lines(columns, line);
    }

    String eachSum(SumLine line) {
        return eachRow(row -> eachColumn(column -> line.of("sum" + row + "_" + column, row, column)));
    }

    /** Loads the vectors of all rows and columns and adds their products to the sums. */
    String multiplyAdd(IntFunction<String> rowVector, IntFunction<String> columnVector) {
        IntFunction<String> loadRow = row -> "FloatVector row" + row + " = " + rowVector.apply(row) + ";";
        IntFunction<String> loadColumn =
                column -> "FloatVector column" + column + " = " + columnVector.apply(column) + ";";
        return rows < columns
                ? eachRow(loadRow) + "\n"
                        + eachColumn(column -> loadColumn.apply(column) + "\n" + eachRow(row -> add(row, column)))
                : eachColumn(loadColumn) + "\n"
                        + eachRow(row -> loadRow.apply(row) + "\n" + eachColumn(column -> add(row, column)));
    }

    private static String add(int row, int column) {
        return "sum%1$d_%2$d = row%1$d.fma(column%2$d, sum%1$d_%2$d);".formatted(row, column);
    }
}
