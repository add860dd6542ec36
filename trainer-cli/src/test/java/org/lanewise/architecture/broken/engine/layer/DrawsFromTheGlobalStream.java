package org.lanewise.architecture.broken.engine.layer;

public final class DrawsFromTheGlobalStream {
    private DrawsFromTheGlobalStream() {}

    static boolean dropped(double rate) {
        return Math.random() < rate;
    }
}
