package org.lanewise.simd;

import org.lanewise.engine.kernel.Pool2dGeometry;
import org.lanewise.engine.tensor.Shape;

/** How the windows of a pooling lie. */
final class Windows {
    private Windows() {}

    /** Whether each element is in exactly one window, so that backward writes all of dx without clearing it first. */
    static boolean tileTheInput(Pool2dGeometry geometry) {
        Shape in = geometry.input().shape();
        Shape out = geometry.output().shape();
        return geometry.window() == geometry.stride()
                && out.height() * geometry.stride() == in.height()
                && out.width() * geometry.stride() == in.width();
    }
}
