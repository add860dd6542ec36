package org.lanewise.trainer.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows under headings. */
public final class Table implements Block {
    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();

    public Table(Column... columns) {
        this.columns = List.of(columns);
        if (columns.length == 0) {
            throw new IllegalArgumentException("a table needs columns");
        }
    }

    public Table row(Cell... cells) {
        return row(List.of(cells));
    }

    public Table row(String... cells) {
        return row(Arrays.stream(cells).map(Cell::of).toList());
    }

    /** @throws IllegalArgumentException if there are not as many cells as columns */
    public Table row(List<Cell> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "a row of " + cells.size() + " cells in a table of " + columns.size() + " columns");
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    List<Column> columns() {
        return columns;
    }

    List<List<Cell>> rows() {
        return rows;
    }
}
