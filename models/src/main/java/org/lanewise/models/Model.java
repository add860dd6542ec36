package org.lanewise.models;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.lanewise.engine.data.NormalizationRule;
import org.lanewise.engine.network.Network;

/**
 * A published architecture, with all that is needed to train it as published and to compare the result.
 *
 * @param name by which it is chosen, e.g. {@code "luo-cnn1"}
 * @param description one sentence, without a full stop
 * @param report where it was published
 * @param normalization how the bytes of an image become its input
 * @param recipe how it is trained
 * @param initializations the network under the name of each initialisation it can begin with; the first is the default
 * @param claims what its author says of it
 */
public record Model(
        String name,
        String description,
        Report report,
        NormalizationRule normalization,
        Recipe recipe,
        SequencedMap<String, Network> initializations,
        List<Claim> claims) {
    /** Copies the collections. */
    public Model {
        if (initializations.isEmpty()) {
            throw new IllegalArgumentException("model '" + name + "' has no network");
        }
        initializations = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(initializations));
        claims = List.copyOf(claims);
    }

    /** The network with its default initialisation. */
    public Network network() {
        return initializations.firstEntry().getValue();
    }

    /**
     * The network with the initialisation of that name.
     *
     * @throws UnknownNameException if the model has none of that name
     */
    public Network network(String initialization) {
        Network network = initializations.get(initialization);
        if (network == null) {
            throw new UnknownNameException("initialisation of " + name, initialization, initializations.keySet());
        }
        return network;
    }

    /** The number of values it learns, every bias counted. */
    public long parameterCount() {
        return network().parameterCount();
    }

    /**
     * The number of values that one layer learns.
     *
     * @param layer its name within the network, e.g. {@code "conv2d_1"}
     * @throws UnknownNameException if the network has no layer of that name
     */
    public long parameterCount(String layer) {
        return network().placed()
                .stream()
                .filter(placed -> placed.name().equals(layer))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException(
                        "layer of " + name, layer, network().placed().stream().map(placed -> placed.name()).toList()))
                .parameterCount();
    }
}
