package org.lanewise.architecture.broken.engine.layer;

import java.util.Random;

public final class DrawsFromAStream {
    private DrawsFromAStream() {}

    static float weight(Random random) {
        return random.nextFloat();
    }
}
