package org.lanewise.simd;

import java.util.List;
import org.lanewise.engine.kernel.Kernels;

/** All kernels that this machine can run at the speed of vectors. */
final class Targets {
    private Targets() {}

    /** For every width up to the machine's, with the tiles for 32 registers and those for 16. */
    static List<Kernels> all() {
        return SimdKernelProvider.widths(VirtualMachine.current().vectorBits())
                .stream()
                .flatMap(bits -> bits == 512
                        ? List.of(Target.of(bits, true)).stream()
                        : List.of(Target.of(bits, true), Target.of(bits, false)).stream())
                .<Kernels>map(SimdKernels::new)
                .toList();
    }
}
