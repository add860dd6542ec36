package org.lanewise.trainer.launcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Options that keep the JVM from taking memory that it does not need. A plan allocates its buffers once; what little else is
 * allocated dies young. How much a large network may take stays as it is: a quarter of the machine's memory, or
 * {@code -Xmx}.
 *
 * <p>The collector is G1, because it alone leaves large arrays where vectors are aligned
 * ({@code Slab}); elsewhere most vectors of 512 bits lie across two cache lines. Left alone it would
 * let garbage pile up.
 */
public final class HeapOptions {
    private static final List<String> FRUGAL_G1 = Arrays.asList(
            "-XX:+UseG1GC",
            // An array of half a megabyte has regions of its own.
            "-XX:G1HeapRegionSize=1m",
            // Marks as soon as there is something to mark: while files are read large arrays come and go.
            "-XX:-G1UseAdaptiveIHOP",
            "-XX:InitiatingHeapOccupancyPercent=5",
            "-XX:G1ReservePercent=0",
            // Gives back what is free.
            "-XX:MinHeapFreeRatio=5",
            "-XX:MaxHeapFreeRatio=10");

    private HeapOptions() {}

    /**
     * The options.
     *
     * @param user options of the user, who may want another collector; two would keep the JVM from starting
     */
    public static List<String> with(List<String> user) {
        List<String> options = new ArrayList<>(Arrays.asList("-XX:InitialRAMPercentage=0.3", "-XX:MaxNewSize=12m"));
        for (String option : user) {
            if (option.matches("-XX:\\+Use\\w+GC")) {
                return options;
            }
        }
        options.addAll(FRUGAL_G1);
        return options;
    }
}
