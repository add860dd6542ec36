package org.lanewise.engine.testing;

import org.lanewise.engine.kernel.Pool2dGeometry;

/**
 * A pooling to test or to time.
 *
 * @param name where it comes from
 * @param geometry all sizes
 * @param images batch size for tests
 */
public record PoolCase(String name, Pool2dGeometry geometry, int images) {
    @Override
    public String toString() {
        return name + ": " + geometry.kind() + " of " + geometry.input().shape() + ", window " + geometry.windowHeight()
                + "x" + geometry.windowWidth()
                + ", stride " + geometry.stride() + ", borders " + geometry.input().border() + " and "
                + geometry.output().border() + ", " + images + " images";
    }
}
