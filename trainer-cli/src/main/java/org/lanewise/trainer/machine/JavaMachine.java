package org.lanewise.trainer.machine;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** The Java virtual machine this program runs on, as far as it matters to the speed of kernels. */
public final class JavaMachine {
    private JavaMachine() {}

    /** Vendor and version. */
    public static String version() {
        return System.getProperty("java.vendor") + " " + Runtime.version();
    }

    /** Name and mode, e.g. {@code "OpenJDK 64-Bit Server VM, mixed mode, sharing"}. */
    public static String name() {
        return System.getProperty("java.vm.name") + ", " + System.getProperty("java.vm.info");
    }

    /** Whether the optimising compiler C2 is at work; unknown where the virtual machine is not HotSpot. */
    public static Optional<Boolean> hasC2() {
        if (System.getProperty("java.vm.info").startsWith("interpreted")) {
            return Optional.of(false);
        }
        return flag("TieredStopAtLevel").map(level -> Integer.parseInt(level) == 4
                && !flag("UseJVMCICompiler").map(Boolean::parseBoolean).orElse(false));
    }

    /** Whether fused multiply-add is compiled to an instruction; unknown likewise. */
    public static Optional<Boolean> hasFma() {
        return flag("UseFMA").map(Boolean::parseBoolean);
    }

    /** The widest vectors that C2 uses, in bits; unknown likewise. */
    public static Optional<Integer> vectorBits() {
        return flag("MaxVectorSize").map(bytes -> 8 * Integer.parseInt(bytes));
    }

    /** Bytes that the heap may grow to. */
    public static long maximumHeap() {
        return Runtime.getRuntime().maxMemory();
    }

    private static Optional<String> flag(String name) {
        HotSpotDiagnosticMXBean hotspot = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        try {
            return hotspot == null ? Optional.empty() : Optional.of(hotspot.getVMOption(name).getValue());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
