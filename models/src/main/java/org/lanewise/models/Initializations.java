package org.lanewise.models;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.lanewise.engine.network.Network;

/** The networks of a model, which differ in how their parameters begin; the first is the default. */
final class Initializations {
    private Initializations() {}

    static SequencedMap<String, Network> of(String name, Network network) {
        SequencedMap<String, Network> map = new LinkedHashMap<>();
        map.put(name, network);
        return map;
    }

    static SequencedMap<String, Network> of(String first, Network network, String second, Network other) {
        SequencedMap<String, Network> map = of(first, network);
        map.put(second, other);
        return map;
    }
}
