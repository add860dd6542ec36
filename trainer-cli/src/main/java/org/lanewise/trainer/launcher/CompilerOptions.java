package org.lanewise.trainer.launcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Options with which the JVM compiles vector code sooner, and to faster code. Until C2 has compiled it, vector code runs a hundred times slower
 * than it will, so a short run is over before the compiler has caught up. No option changes a result.
 */
public final class CompilerOptions {
    /**
     * Takes the check of its place from every access of a vector: 3 to 10 percent of a convolution, see the documentation on
     * performance. Places are made with the plan, from sizes that are checked there; the tests run with the checks.
     */
    public static final String UNCHECKED_VECTORS = "-Djdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK=0";

    /** Vector code, and what is called as seldom and has loops as long: the reading of images, the loss. */
    private static final List<String> HEAVY_CODE =
            Arrays.asList("org.lanewise.simd.*::*", "org.lanewise.engine.data.*::*",
                    "org.lanewise.engine.plan.LossStep*::*");

    /** Classes of engine-simd that have one kernel class a vector width: the first part of their names. */
    static final List<String> VECTOR_CODE = Arrays.asList(
            "ProductTiles", "SumTiles", "OuterTiles", "LaneTiles", "LaneFolds", "Elementwise", "Exponentials",
            "MaxPool", "AveragePool",
            "BatchNorm", "Dropout", "Euclidean", "Updates");

    /** What engine-simd runs when a plan is made, and never again: methods with the classes they are in. */
    static final List<String> SETUP_CODE = Arrays.asList(
            "Conv2dProduct$AreaBuilder::*", "Conv2dProduct$Spans::*", "Conv2dProduct::lambda*", "PartialProduct::part",
            "OffsetTable::*", "Conv2dBackwardWeights::chunk");

    private CompilerOptions() {}

    /** The options for a machine with so many processors; a JVM that does not know one passes over it. */
    public static List<String> of(int processors) {
        List<String> options = new ArrayList<>(Arrays.asList(
                "-XX:+IgnoreUnrecognizedVMOptions",
                UNCHECKED_VECTORS,
                // On processors of AMD integers that find no register are kept in vector registers. Loops that need all of those then move
                // them to and fro in every pass, through the units that multiply.
                "-XX:-UseFPUForSpilling",
                // Or every command that follows would be printed.
                "-XX:CompileCommand=quiet",
                // A tile is called often. Compiling it from within its loop as well (on-stack replacement), which the
                // scaled threshold would ask for at once, costs more than all else and is thrown away at the next call.
                "-XX:Tier3BackEdgeThreshold=5000000",
                "-XX:Tier4BackEdgeThreshold=40000000",
                // What waits for the compiler is called seldom, since nobody else does anything meanwhile: no reason to forget it,
                // as the compiler does with what was not called for 50 ms.
                "-XX:TieredCompileTaskTimeout=60000",
                // Code that C1 compiled without a profile asks for a replacement whenever it counts its loops.
                "-XX:Tier2BackedgeNotifyFreqLog=24",
                "-XX:Tier3BackedgeNotifyFreqLog=24"));
        // Calls and loop passes before it is compiled, as a multiple of the usual numbers; what is named later counts.
        for (String code : HEAVY_CODE) {
            options.add(scaled(code, "0.02"));
        }
        for (String code : VECTOR_CODE) {
            // Every call until then is interpreted, and has the compiler busy with what the interpreter calls for each lane.
            options.add(scaled("org.lanewise.simd." + code + "*::*", "0.001"));
        }
        for (String code : SETUP_CODE) {
            options.add(scaled("org.lanewise.simd." + code, "1.0"));
        }
        options.add(scaled("jdk.incubator.vector.FloatVector::lambda*", "20.0"));
        if (processors == 2 || processors == 3) {
            // One C2 thread is the default there, and the queue for it is what the first second is spent in.
            options.add("-XX:CICompilerCount=3");
        }
        return options;
    }

    private static String scaled(String code, String factor) {
        return "-XX:CompileCommand=CompileThresholdScaling," + code + "," + factor;
    }
}
