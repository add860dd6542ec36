package org.lanewise.simd;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the kernels need to know of the Java virtual machine they run on. Mentions no vector type, so that it can be asked
 * where there are none.
 *
 * @param name what {@code java.vm.name} says
 * @param mode what {@code java.vm.info} says, e.g. {@code "mixed mode, sharing"}
 * @param processor what {@code os.arch} says
 * @param hotspot whether it is HotSpot, the only one known to compile vector code
 * @param vectorModule whether {@code jdk.incubator.vector} is there
 * @param option value of a HotSpot option that it has
 */
record VirtualMachine(
        String name, String mode, String processor, boolean hotspot, boolean vectorModule,
        Function<String, Optional<String>> option) {
    /** The one that runs this. */
    static VirtualMachine current() {
        HotSpotDiagnosticMXBean options = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        return new VirtualMachine(
                System.getProperty("java.vm.name"),
                System.getProperty("java.vm.info", ""),
                System.getProperty("os.arch"),
                options != null,
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(),
                name -> option(options, name));
    }

    private static Optional<String> option(HotSpotDiagnosticMXBean options, String name) {
        try {
            return Optional.of(options.getVMOption(name).getValue());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Why vector code cannot run here or would be slow, and what to do about it. */
    Optional<String> unfit() {
        if (!hotspot) {
            return Optional
                    .of(name + " does not compile vector code; use a JDK with the HotSpot virtual machine, such as"
                            + " Eclipse Temurin");
        }
        if (!vectorModule) {
            return Optional.of("the module jdk.incubator.vector is missing; start java with the option"
                    + " --add-modules jdk.incubator.vector");
        }
        if (mode.startsWith("interpreted")) {
            return Optional.of("this Java only interprets; start it without the option -Xint");
        }
        if (isOn("UseJVMCICompiler")) {
            return Optional
                    .of("this Java compiles with Graal, which these kernels have not been tried with; start it with the"
                            + " option -XX:-UseJVMCICompiler");
        }
        if (vectorBits() == 0) {
            return Optional.of("this Java has no C2 compiler; use a server virtual machine");
        }
        if (mode.contains("emulated-client") || isOn("TieredCompilation") && number("TieredStopAtLevel") < 4) {
            return Optional
                    .of("the C2 compiler is switched off; start java without the options -XX:TieredStopAtLevel and"
                            + " -XX:CompilationMode");
        }
        if (!isOn("UseFMA")) {
            return Optional.of(
                    "fused multiply-add is missing, without which nothing here is fast; use a processor that has it,"
                            + " and no option -XX:-UseFMA");
        }
        if (vectorBits() < 128) {
            return Optional
                    .of("vectors have " + vectorBits() + " bits and at least 128 are needed; use a processor that has"
                            + " them, and no option -XX:MaxVectorSize");
        }
        return Optional.empty();
    }

    /** Width of the widest vectors, at most 512 bits; 0 without C2. */
    int vectorBits() {
        return Math.min(512, 8 * Integer.highestOneBit(number("MaxVectorSize")));
    }

    /** Whether the compiler has 32 vector registers: on x86 only with AVX-512, elsewhere always. */
    boolean manyRegisters() {
        boolean x86 = processor.equals("amd64") || processor.equals("x86_64") || processor.equals("x86");
        return !x86 || number("UseAVX") >= 3;
    }

    private boolean isOn(String name) {
        return option.apply(name).map(Boolean::parseBoolean).orElse(false);
    }

    private int number(String name) {
        return option.apply(name).map(Integer::parseInt).orElse(0);
    }
}
