package org.lanewise.simd;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lanewise.engine.kernel.KernelProvider;
import org.lanewise.engine.kernel.Kernels;

/**
 * Offers the kernels for the widest vectors of the machine, or for those that the system property
 * {@code lanewise.vectorBits} asks for: 128, 256 or 512, if the machine has them. The property is read at every call.
 */
public final class SimdKernelProvider implements KernelProvider {
    /** The name of the property. */
    static final String VECTOR_BITS = "lanewise.vectorBits";

    @Override
    public String name() {
        return SimdKernels.NAME;
    }

    @Override
    public int priority() {
        return 100;
    }

    @Override
    public Optional<String> unusable() {
        return VirtualMachine.current().unfit();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the property asks for what there is not
     */
    @Override
    public Kernels kernels() {
        VirtualMachine machine = VirtualMachine.current();
        machine.unfit().ifPresent(reason -> {
            throw new IllegalStateException("the " + name() + " kernels cannot be used: " + reason);
        });
        int bits = bits(System.getProperty(VECTOR_BITS), machine.vectorBits());
        return new SimdKernels(Target.of(bits, machine.manyRegisters()));
    }

    /** The width to use: the one that is wanted, if any, else the widest. */
    static int bits(String wanted, int widest) {
        if (wanted == null) {
            return widest;
        }
        List<Integer> usable = widths(widest);
        return usable.stream()
                .filter(bits -> wanted.equals(Integer.toString(bits)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the system property " + VECTOR_BITS + " is '" + wanted
                        + "'; this machine has vectors of "
                        + usable.stream().map(Object::toString).collect(Collectors.joining(", ")) + " bits"));
    }

    /** The widths there are kernels for, up to that of the machine. */
    static List<Integer> widths(int widest) {
        return List.of(128, 256, 512).stream().filter(bits -> bits <= widest).toList();
    }
}
