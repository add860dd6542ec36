package org.lanewise.trainer.serve;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.lanewise.engine.checkpoint.NetworkFile;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.trainer.picture.Centring;
import org.lanewise.trainer.picture.Ink;
import org.lanewise.trainer.serve.web.BadRequestException;

/** The networks there are to choose from, by name; the first is taken where none is named. */
public final class ServedNetworks {
    /** Answers after which the JVM has compiled most of what they take. */
    private static final int WARM_UP = 300;

    private final SequencedMap<String, ServedNetwork> networks = new LinkedHashMap<>();

    private ServedNetworks() {}

    /**
     * Reads networks or checkpoints. A network is called by its own name or, where that is taken, by that and its file.
     *
     * @param files at least one
     * @throws org.lanewise.engine.store.StoreException if one cannot be read
     * @throws org.lanewise.trainer.data.DataException if one takes no digits
     */
    public static ServedNetworks read(List<Path> files, Kernels kernels) {
        ServedNetworks served = new ServedNetworks();
        for (Path file : files) {
            ServedNetwork network = new ServedNetwork(file, NetworkFile.read(file), kernels);
            String name = network.network().name();
            String key = served.networks.containsKey(name) ? name + " (" + file + ")" : name;
            if (served.networks.putIfAbsent(key, network) != null) {
                throw new IllegalArgumentException("--network " + file + " is given twice");
            }
        }
        return served;
    }

    /** By name, in the order in which they were given. */
    SequencedMap<String, ServedNetwork> all() {
        return Collections.unmodifiableSequencedMap(networks);
    }

    /** The names, in that order. */
    public List<String> names() {
        return new ArrayList<>(networks.keySet());
    }

    /** @throws BadRequestException if there is none of that name */
    ServedNetwork named(String name) {
        ServedNetwork network = networks.get(name);
        if (network == null) {
            throw new BadRequestException(404, "there is no network '" + name + "' here; there is "
                    + String.join(", ", networks.keySet()));
        }
        return network;
    }

    /** Lets every network answer until it does so quickly. */
    public void warmUp() {
        Ink nothing = new Ink(Centring.SIDE, Centring.SIDE, new byte[Centring.SIDE * Centring.SIDE]);
        for (int i = 0; i < WARM_UP; i++) {
            for (ServedNetwork network : networks.values()) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                network.answer(nothing, true);
            }
        }
    }
}
