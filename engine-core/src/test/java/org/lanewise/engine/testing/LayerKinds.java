package org.lanewise.engine.testing;

import java.util.LinkedHashSet;
import java.util.Set;
import org.lanewise.engine.layer.CustomLayer;
import org.lanewise.engine.layer.Layer;

/** All kinds of layers there are, read from the sealed hierarchy; so a test that wants one of each notices a new one. */
public final class LayerKinds {
    private LayerKinds() {}

    public static Set<Class<?>> all() {
        Set<Class<?>> kinds = new LinkedHashSet<>();
        collect(Layer.class, kinds);
        return kinds;
    }

    private static void collect(Class<?> type, Set<Class<?>> kinds) {
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                collect(permitted, kinds);
            }
        } else {
            kinds.add(type);
        }
    }

    /** The kind of a layer: its record, or {@link CustomLayer} for one of a user's own. */
    public static Class<?> of(Layer layer) {
        return layer instanceof CustomLayer ? CustomLayer.class : layer.getClass();
    }
}
