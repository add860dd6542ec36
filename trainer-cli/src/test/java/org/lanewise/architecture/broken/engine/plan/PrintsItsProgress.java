package org.lanewise.architecture.broken.engine.plan;

public final class PrintsItsProgress {
    private PrintsItsProgress() {}

    static void progress(int step) {
        System.out.println(step);
    }
}
