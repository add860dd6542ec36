package org.lanewise.engine.kernel;

/**
 * Rows, or columns, of a convolution's kernel.
 *
 * @param first index of the first
 * @param end index behind the last; equal to {@code first} if there are none
 * @param step from one to the next
 */
public record KernelSpan(int first, int end, int step) {
    /** The elements over an input of that size when the kernel's first lies at index {@code at}. */
    static KernelSpan over(int at, int size, int kernel) {
        int first = Math.max(0, -at);
        return new KernelSpan(first, Math.max(first, Math.min(kernel, size - at)), 1);
    }

    /** The elements that lie over the input's index {@code at}, padding included, for any of the outputs. */
    static KernelSpan reaching(int at, int outputs, int kernel, int stride) {
        int first = at % stride + stride * Math.max(0, at / stride - (outputs - 1));
        int count = Math.ceilDiv(Math.min(kernel, at + 1) - first, stride);
        return count > 0 ? new KernelSpan(first, first + (count - 1) * stride + 1, stride)
                : new KernelSpan(0, 0, stride);
    }
}
