package org.lanewise.trainer.machine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.OptionalDouble;

/** How busy the machine is. */
public final class Load {
    private static final long WINDOW_MILLIS = 500;

    private Load() {}

    /** Processors that nobody used during half a second, out of those this program may use; empty if unknown. */
    public static OptionalDouble freeProcessors() throws InterruptedException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        // Each call gives the load since the one before it.
        system.getCpuLoad();
        Thread.sleep(WINDOW_MILLIS);
        double load = system.getCpuLoad();
        return load >= 0 && load <= 1
                ? OptionalDouble.of((1 - load) * Runtime.getRuntime().availableProcessors())
                : OptionalDouble.empty();
    }
}
