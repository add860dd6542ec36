package org.lanewise.trainer.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.lanewise.engine.data.NormalizationRule;
import org.lanewise.engine.network.Network;
import org.lanewise.models.Model;
import org.lanewise.models.Recipe;
import org.lanewise.models.UnknownNameException;

/**
 * A network with all that is needed to train it: one of the models, or somebody's own.
 *
 * @param name by which it is known
 * @param description one sentence, or empty
 * @param normalization how the bytes of an image become its input
 * @param recipe how it is trained
 * @param initializations the network under the name of each initialisation it can begin with; the first is the default
 */
public record Design(
        String name, String description, NormalizationRule normalization, Recipe recipe,
        SequencedMap<String, Network> initializations) {
    public Design {
        initializations = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(initializations));
        if (initializations.isEmpty()) {
            throw new IllegalArgumentException("'" + name + "' has no network");
        }
    }

    /** A published one. */
    public static Design of(Model model) {
        return new Design(
                model.name(), model.description(), model.normalization(), model.recipe(), model.initializations());
    }

    /** One with a single initialisation. */
    public static Design of(
            Network network, String description, String initialization, NormalizationRule normalization,
            Recipe recipe) {
        return new Design(
                network.name(), description, normalization, recipe,
                new LinkedHashMap<>(java.util.Map.of(initialization, network)));
    }

    /** The name of the initialisation that it begins with unless somebody asks for another. */
    public String initialization() {
        return initializations.firstEntry().getKey();
    }

    /** The network with that initialisation. */
    public Network network() {
        return initializations.firstEntry().getValue();
    }

    /**
     * The network with the initialisation of that name.
     *
     * @throws UnknownNameException if it has none of that name
     */
    public Network network(String initialization) {
        Network network = initializations.get(initialization);
        if (network == null) {
            throw new UnknownNameException("initialisation of " + name, initialization, initializations.keySet());
        }
        return network;
    }
}
