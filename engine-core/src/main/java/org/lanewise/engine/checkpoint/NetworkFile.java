package org.lanewise.engine.checkpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.store.Json;
import org.lanewise.engine.store.RecordCodec;
import org.lanewise.engine.store.Safetensors;
import org.lanewise.engine.store.StoreException;
import org.lanewise.engine.store.StoredTensor;

/**
 * A trained network with all that is needed to use it. Each slice of its parameters is a tensor of that name.
 *
 * @param parameters the weights and, with them, the network
 * @param normalization how bytes became the floats the network was trained on
 * @param provenance where it comes from, as short texts: data, machine, versions
 */
public record NetworkFile(Parameters parameters, Normalization normalization, Map<String, String> provenance) {
    private static final String NETWORK = "network";
    private static final String NORMALIZATION = "normalization";
    private static final String PROVENANCE = "provenance.";

    public NetworkFile {
        provenance = Map.copyOf(provenance);
    }

    public Network network() {
        return parameters.network();
    }

    /**
     * Writes the file; an older one is replaced only when the new one is complete.
     *
     * @throws StoreException if it cannot be written, or the network has a layer that has no text form
     */
    public void write(Path file) {
        new Safetensors(metadata(), tensors()).write(file);
    }

    /**
     * Reads a network file, or the network of a checkpoint.
     *
     * @throws StoreException if it cannot be read, is damaged, or is something else; the message begins with the file
     */
    public static NetworkFile read(Path file) {
        return in(file, () -> of(Safetensors.read(file)));
    }

    Map<String, String> metadata() {
        Map<String, String> metadata = new TreeMap<>();
        metadata.put(NETWORK, RecordCodec.encode(Network.class, network()).toString());
        metadata.put(NORMALIZATION, RecordCodec.encode(Normalization.class, normalization).toString());
        provenance.forEach((key, value) -> metadata.put(PROVENANCE + key, value));
        return metadata;
    }

    List<StoredTensor> tensors() {
        return tensors("", parameters, parameters.values());
    }

    static NetworkFile of(Safetensors stored) {
        Network network = member(stored, NETWORK, Network.class);
        Parameters parameters = new Parameters(network);
        fill("", parameters, parameters.values(), stored);
        Map<String, String> provenance = new TreeMap<>();
        stored.metadata().forEach((key, value) -> {
            if (key.startsWith(PROVENANCE)) {
                provenance.put(key.substring(PROVENANCE.length()), value);
            }
        });
        return new NetworkFile(parameters, member(stored, NORMALIZATION, Normalization.class), provenance);
    }

    /** Values that lie like the parameters, one tensor a slice. */
    static List<StoredTensor> tensors(String prefix, Parameters parameters, float[] values) {
        List<StoredTensor> tensors = new ArrayList<>();
        for (Parameters.Slice slice : parameters.slices()) {
            tensors.add(StoredTensor.of(prefix + slice.name(), shape(slice), values, slice.at()));
        }
        return tensors;
    }

    /** The reverse of {@link #tensors(String, Parameters, float[])}. */
    static void fill(String prefix, Parameters parameters, float[] values, Safetensors stored) {
        for (Parameters.Slice slice : parameters.slices()) {
            StoredTensor tensor = stored.tensor(prefix + slice.name());
            if (!Arrays.equals(tensor.shape(), shape(slice))) {
                throw new StoreException("tensor " + tensor.name() + " has the shape "
                        + Arrays.toString(tensor.shape()) + ", the network needs "
                        + slice.spec().dimensions());
            }
            tensor.copyTo(values, slice.at());
        }
    }

    private static int[] shape(Parameters.Slice slice) {
        return slice.spec().dimensions().stream().mapToInt(Integer::intValue).toArray();
    }

    /** One JSON text of the metadata as a record. */
    static <T> T member(Safetensors stored, String key, Class<T> type) {
        String text = stored.metadata().get(key);
        if (text == null) {
            throw new StoreException("this safetensors file has no '" + key
                    + "' in its metadata, so it was not written as a network or checkpoint of Lanewise");
        }
        try {
            return RecordCodec.decode(type, Json.parse(text));
        } catch (StoreException e) {
            throw e.in("metadata '" + key + "'");
        } catch (IllegalArgumentException e) {
            throw new StoreException("metadata '" + key + "': " + e.getMessage(), e);
        }
    }

    /** Puts the file in front of messages that do not name it yet. */
    static <T> T in(Path file, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (StoreException e) {
            throw e.getMessage().startsWith(file.toString()) ? e : e.in(file.toString());
        }
    }
}
