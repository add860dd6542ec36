package org.lanewise.engine.plan;

import java.util.List;

/** Several independent regions run as one. */
final class Regions implements Region {
    private final Region[] parts;

    Regions(List<Region> parts) {
        this.parts = parts.toArray(Region[]::new);
    }

    List<Region> parts() {
        return List.of(parts);
    }

    @Override
    public int chunks() {
        int chunks = 0;
        for (Region part : parts) {
            chunks += part.chunks();
        }
        return chunks;
    }

    @Override
    public void run(int chunk) {
        int rest = chunk;
        for (Region part : parts) {
            int chunks = part.chunks();
            if (rest < chunks) {
                part.run(rest);
                return;
            }
            rest -= chunks;
        }
        throw new IndexOutOfBoundsException("chunk " + chunk + " of " + chunks());
    }
}
