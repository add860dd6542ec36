package org.lanewise.architecture.broken.engine.plan;

import jdk.incubator.vector.FloatVector;

public final class UsesTheVectorApi {
    private UsesTheVectorApi() {}

    static int lanes() {
        return FloatVector.SPECIES_PREFERRED.length();
    }
}
