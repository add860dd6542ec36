package org.lanewise.engine.testing;

import org.lanewise.engine.kernel.LinearGeometry;

/**
 * A fully connected layer to test or to time.
 *
 * @param name where it comes from
 * @param geometry all sizes
 * @param images batch size for tests
 */
public record LinearCase(String name, LinearGeometry geometry, int images) {
    @Override
    public String toString() {
        return name + ": " + geometry.input().shape() + " to " + geometry.outputs() + ", border "
                + geometry.input().border() + ", " + geometry.activation() + ", " + images + " images";
    }
}
