package org.lanewise.trainer.launcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Options that keep the JVM from taking memory that it does not need. A plan allocates its buffers once; what little else is
 * allocated dies young. So the collector that takes the least itself will do, with little room for the young. How much a
 * large network may take stays as it is: a quarter of the machine's memory, or {@code -Xmx}.
 */
final class HeapOptions {
    private HeapOptions() {}

    /** @param user options of the user, who may want another collector; two would keep the JVM from starting */
    static List<String> with(List<String> user) {
        List<String> options = new ArrayList<>(Arrays.asList("-XX:InitialRAMPercentage=0.3", "-XX:MaxNewSize=12m"));
        for (String option : user) {
            if (option.matches("-XX:\\+Use\\w+GC")) {
                return options;
            }
        }
        options.add("-XX:+UseSerialGC");
        return options;
    }
}
