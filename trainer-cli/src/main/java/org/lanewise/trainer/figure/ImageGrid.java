package org.lanewise.trainer.figure;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Images or maps in rows, every pixel enlarged to a square. As PNG it is the pixels alone; as SVG the same PNG with
 * names of rows and columns around it.
 */
public final class ImageGrid implements Figure {
    private static final int TOP = 10;
    private static final int LINE = 18;

    private final String title;
    private final List<List<Tile>> rows = new ArrayList<>();
    private final List<String> rowNames = new ArrayList<>();
    private List<String> columnNames = List.of();
    private ColourMap colours = ColourMap.GREY;
    private Contrast contrast = Contrast.BYTES;
    private int zoom = 2;
    private int gap = 2;

    /** Without images so far; a title of "" takes no room. */
    public ImageGrid(String title) {
        this.title = title;
    }

    /** Which value is the first colour and which the last. */
    public enum Contrast {
        /** 0 and 255: images as they are. */
        BYTES,
        /** Least and greatest of each tile. */
        EACH,
        /** Least and greatest of each row. */
        ROW,
        /** Least and greatest of all. */
        ALL
    }

    /** Adds a row; rows may differ in length, tiles in size. */
    public ImageGrid row(String name, List<Tile> tiles) {
        rowNames.add(name);
        rows.add(List.copyOf(tiles));
        return this;
    }

    /** Adds rows without names, of at most {@code columns} tiles each. */
    public ImageGrid wrapped(int columns, List<Tile> tiles) {
        for (int i = 0; i < tiles.size(); i += columns) {
            row("", tiles.subList(i, Math.min(i + columns, tiles.size())));
        }
        return this;
    }

    public ImageGrid columns(List<String> names) {
        columnNames = List.copyOf(names);
        return this;
    }

    public ImageGrid colours(ColourMap map, Contrast scale) {
        colours = map;
        contrast = scale;
        return this;
    }

    /** Side of a pixel in pixels of the picture; 2 if nothing else is said. */
    public ImageGrid zoom(int pixels) {
        if (pixels < 1) {
            throw new IllegalArgumentException("zoom " + pixels + " must be at least 1");
        }
        zoom = pixels;
        return this;
    }

    /** Pixels between the tiles; 2 if nothing else is said. */
    public ImageGrid gap(int pixels) {
        if (pixels < 0) {
            throw new IllegalArgumentException("gap " + pixels + " must not be negative");
        }
        gap = pixels;
        return this;
    }

    /** Whether the SVG says more than the PNG. */
    public boolean hasText() {
        return !title.isEmpty() || !columnNames.isEmpty() || rowNames.stream().anyMatch(name -> !name.isEmpty());
    }

    /** The content of a PNG file: no text, transparent between the tiles. Grey without gaps it is a grey PNG. */
    public byte[] png() {
        BufferedImage image = new BufferedImage(pixelsWide(), pixelsHigh(),
                colours == ColourMap.GREY && isFull() ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_ARGB);
        Range all = range(rows.stream().flatMap(List::stream).toList());
        int top = 0;
        for (List<Tile> row : rows) {
            Range whole = contrast == Contrast.ALL ? all : range(row);
            for (int i = 0; i < row.size(); i++) {
                Range range = switch (contrast) {
                    case BYTES -> new Range(0, 255);
                    case EACH -> row.get(i).range();
                    case ROW, ALL -> whole;
                };
                paint(image, row.get(i), range, i * (tileWidth() + gap), top);
            }
            top += rowHeight(row) + gap;
        }
        return Png.of(image);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String description() {
        StringBuilder text = new StringBuilder("Images in " + rows.size() + (rows.size() == 1 ? " row" : " rows"));
        List<String> names = rowNames.stream().filter(name -> !name.isEmpty()).toList();
        text.append(names.isEmpty() ? "" : ": " + String.join(", ", names));
        text.append(columnNames.isEmpty() ? "." : ". Columns: " + String.join(", ", columnNames) + ".");
        return text.toString();
    }

    @Override
    public int width() {
        int named = left() + pixelsWide() + 10;
        return title.isEmpty() ? named : Math.max(named, 20 + (int) TextWidth.of(title, 15.5));
    }

    @Override
    public int height() {
        return top() + pixelsHigh() + TOP;
    }

    @Override
    public void draw(Markup svg, int width, int height) {
        if (!title.isEmpty()) {
            svg.element("text", title, "class", "title", "x", "10", "y", "21").line();
        }
        for (int i = 0; i < columnNames.size(); i++) {
            double middle = left() + i * (tileWidth() + gap) + tileWidth() / 2.0;
            svg.element("text", columnNames.get(i), "class", "tick", "text-anchor", "middle",
                    "x", Decimal.coordinate(middle), "y", Integer.toString(top() - 6)).line();
        }
        int y = top();
        for (int i = 0; i < rows.size(); i++) {
            double middle = y + rowHeight(rows.get(i)) / 2.0;
            svg.element("text", rowNames.get(i), "class", "tick", "text-anchor", "end",
                    "x", Integer.toString(left() - 8), "y", Decimal.coordinate(middle + 4)).line();
            if (gap > 0) {
                // Seen between and around the tiles, or a white one would end nowhere on a white page.
                svg.empty("rect", "class", "mat", "x", Integer.toString(left() - 1), "y", Integer.toString(y - 1),
                        "width", Integer.toString(rows.get(i).size() * (tileWidth() + gap) - gap + 2),
                        "height", Integer.toString(rowHeight(rows.get(i)) + 2)).line();
            }
            y += rowHeight(rows.get(i)) + gap;
        }
        svg.empty("image", "class", "pixels", "x", Integer.toString(left()), "y", Integer.toString(top()),
                "width", Integer.toString(pixelsWide()), "height", Integer.toString(pixelsHigh()),
                "href", "data:image/png;base64," + Base64.getEncoder().encodeToString(png())).line();
    }

    private int left() {
        return 10 + (int) Math.ceil(rowNames.stream()
                .mapToDouble(name -> name.isEmpty() ? 0 : TextWidth.of(name) + 8)
                .max()
                .orElse(0));
    }

    private int top() {
        return TOP + (title.isEmpty() ? 0 : 24) + (columnNames.isEmpty() ? 0 : LINE);
    }

    private int tileWidth() {
        return zoom * rows.stream().flatMap(List::stream).mapToInt(Tile::width).max().orElse(1);
    }

    private int rowHeight(List<Tile> row) {
        return zoom * row.stream().mapToInt(Tile::height).max().orElse(1);
    }

    private int pixelsWide() {
        int columns = Math.max(1, rows.stream().mapToInt(List::size).max().orElse(1));
        return Math.addExact(Math.multiplyExact(columns, tileWidth() + gap), -gap);
    }

    private int pixelsHigh() {
        return Math.max(1, rows.stream().mapToInt(row -> rowHeight(row) + gap).sum() - gap);
    }

    private boolean isFull() {
        long sizes = rows.stream().flatMap(List::stream).map(t -> List.of(t.width(), t.height())).distinct().count();
        return gap == 0 && sizes == 1 && rows.stream().map(List::size).distinct().count() == 1;
    }

    private static Range range(List<Tile> tiles) {
        return tiles.stream().map(Tile::range).reduce(Range.EMPTY, Range::and);
    }

    private void paint(BufferedImage image, Tile tile, Range range, int left, int top) {
        for (int y = 0; y < tile.height() * zoom; y++) {
            for (int x = 0; x < tile.width() * zoom; x++) {
                float value = tile.at(y / zoom * tile.width() + x / zoom);
                double share = range.max() > range.min() ? (value - range.min()) / (range.max() - range.min()) : 0;
                int rgb = colours.rgb(Float.isNaN(value) ? 0 : Math.clamp(share, 0, 1));
                if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
                    // setRGB would convert to linear light and back, and lose levels.
                    image.getRaster().setSample(left + x, top + y, 0, rgb & 0xff);
                } else {
                    image.setRGB(left + x, top + y, 0xff << 24 | rgb);
                }
            }
        }
    }
}
