package org.lanewise.architecture.broken.engine.plan;

public final class CountsInAStaticField {
    private static int steps;

    private CountsInAStaticField() {}

    static int next() {
        return ++steps;
    }
}
