package org.lanewise.trainer.launcher;

import java.util.Arrays;
import java.util.List;

/**
 * Options that keep the JVM from taking memory that it does not need. A plan allocates its buffers once; what little else is
 * allocated dies young, and a G1 that has never seen the program would give it hundreds of megabytes to die in. How much a
 * large network may take stays as it is: a quarter of the machine's memory, or {@code -Xmx}.
 */
final class HeapOptions {
    private HeapOptions() {}

    static List<String> all() {
        return Arrays.asList(
                "-XX:InitialRAMPercentage=0.3",
                "-XX:MaxNewSize=24m",
                // Collecting often, while the program starts, is no reason to grow.
                "-XX:GCTimeRatio=1");
    }
}
