package org.lanewise.benchmarks.peers;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lanewise.trainer.launcher.CompilerOptions;
import org.lanewise.trainer.launcher.HeapOptions;

/**
 * How the JVM of a side is started.
 *
 * @param name what is special about it, for the table
 * @param side class of the {@link Side}
 * @param jvmOptions of the JVM
 * @param classPath where it finds its classes
 * @param environment added to that of this process, after {@link #PRESETS} were taken away
 */
public record Setup(
        String name, String side, List<String> jvmOptions, String classPath, Map<String, String> environment) {
    /** Variables that hold a library back where somebody set them for all programs: kernels of another processor. */
    static final Set<String> PRESETS =
            Set.of("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE", "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "LD_PRELOAD");

    /** Property of the other side's JVM: how many threads it is to use, which may be fewer than it is allowed. */
    public static final String THREADS = "lanewise.peers.threads";

    private static final String TORCH = "org.lanewise.benchmarks.peers.torch.TorchSide";
    private static final List<String> LIBRARIES =
            List.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib");

    /** Our side as the launcher of the trainer starts it. */
    static Setup lanewise() {
        List<String> options = new ArrayList<>(List.of("--add-modules", "jdk.incubator.vector"));
        options.addAll(CompilerOptions.of(Runtime.getRuntime().availableProcessors()));
        options.addAll(HeapOptions.with(List.of()));
        return new Setup(
                "", LanewiseSide.class.getName(), options,
                System.getProperty("java.class.path"), Map.of());
    }

    /** All that is tried: allocators, where jemalloc is installed, and how OpenBLAS shares the processors. */
    static List<Setup> ofTorch(Path jars, int threads) {
        Optional<String> jemalloc = library("libjemalloc.so.2");
        Optional<String> openMp = library("openblas-openmp/libopenblas.so.0");
        List<Setup> setups = new ArrayList<>();
        if (jemalloc.isPresent()) {
            setups.add(torch("jemalloc", jars, threads, 1, jemalloc.stream()));
            if (threads > 1) {
                // Small steps are faster without barriers between threads.
                setups.add(torch("jemalloc, one thread", jars, 1, 1, jemalloc.stream()));
                setups.add(torch("jemalloc, parallel OpenBLAS", jars, threads, threads, jemalloc.stream()));
            }
            if (threads > 1 && openMp.isPresent()) {
                setups.add(torch("jemalloc, OpenMP OpenBLAS", jars, threads, threads,
                        Stream.concat(jemalloc.stream(), openMp.stream())));
            }
        }
        setups.add(torch("malloc", jars, threads, 1, Stream.empty()));
        return setups;
    }

    private static Setup torch(String name, Path jars, int threads, int blasThreads, Stream<String> preloaded) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("OMP_NUM_THREADS", Integer.toString(threads));
        environment.put("OPENBLAS_NUM_THREADS", Integer.toString(blasThreads));
        environment.put("MALLOC_CONF", "dirty_decay_ms:-1,muzzy_decay_ms:-1,thp:always");
        String libraries = String.join(":", preloaded.toList());
        if (!libraries.isEmpty()) {
            environment.put("LD_PRELOAD", libraries);
        }
        return new Setup(
                name, TORCH, List.of("-XX:+UseSerialGC", "-Xmx1g", "--enable-native-access=ALL-UNNAMED",
                        "-D" + THREADS + "=" + threads),
                System.getProperty("java.class.path") + File.pathSeparator + jars.resolve("*"), environment);
    }

    private static Optional<String> library(String name) {
        return LIBRARIES.stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::exists)
                .map(Path::toString)
                .findFirst();
    }
}
