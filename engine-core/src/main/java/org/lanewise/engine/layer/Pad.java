package org.lanewise.engine.layer;

import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;

/** How a convolution pads its input. */
public sealed interface Pad {
    /** The rows and columns of zeros for an input and a kernel. */
    Padding resolve(Shape input, int kernelHeight, int kernelWidth, int stride);

    /** So many rows and columns on each side. */
    record Explicit(int top, int left, int bottom, int right) implements Pad {
        public Explicit {
            new Padding(top, left, bottom, right);
        }

        @Override
        public Padding resolve(Shape input, int kernelHeight, int kernelWidth, int stride) {
            return new Padding(top, left, bottom, right);
        }
    }

    /** As much as makes the output ceil(input / stride) in size, see {@link Padding#same}. */
    record Same() implements Pad {
        @Override
        public Padding resolve(Shape input, int kernelHeight, int kernelWidth, int stride) {
            return Padding.same(input, kernelHeight, kernelWidth, stride);
        }
    }
}
