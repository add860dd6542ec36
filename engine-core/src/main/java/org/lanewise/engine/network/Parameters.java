package org.lanewise.engine.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.lanewise.engine.layer.ParameterSpec;
import org.lanewise.engine.layer.ParameterSpec.Role;
import org.lanewise.engine.layer.Placed;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.Slab;

/**
 * What a network has learned: one flat array, cut into named slices, each starting at a vector boundary. First come all
 * weights, then the other learned values, then the averages, so that an optimiser runs over two ranges without asking.
 * Gradients and the memory of optimisers lie in arrays of the same form.
 */
public final class Parameters {
    /**
     * One named array within the flat one.
     *
     * @param name layer and parameter: {@code conv2d_1.weight}
     * @param at index of its first value
     * @param spec its dimensions and initialiser
     */
    public record Slice(String name, int at, ParameterSpec spec) {
        public int size() {
            return spec.size();
        }

        /** Index after its last value. */
        public int end() {
            return at + size();
        }
    }

    private final Network network;
    private final List<Slice> slices;
    private final int[] firstOfLayer;
    private final int weightsEnd;
    private final int learnedEnd;
    private final float[] values;

    /** Parameters that are all zero. */
    public Parameters(Network network) {
        this.network = network;
        Slab slab = new Slab();
        Map<Role, Queue<Integer>> places = new EnumMap<>(Role.class);
        places.put(Role.WEIGHT, reserve(network, Role.WEIGHT, slab));
        this.weightsEnd = (int) slab.size();
        places.put(Role.BIAS, reserve(network, Role.BIAS, slab));
        this.learnedEnd = (int) slab.size();
        places.put(Role.AVERAGE, reserve(network, Role.AVERAGE, slab));
        List<Slice> slices = new ArrayList<>();
        List<Placed> placed = network.placed();
        this.firstOfLayer = new int[placed.size()];
        for (int i = 0; i < placed.size(); i++) {
            firstOfLayer[i] = slices.size();
            for (ParameterSpec spec : placed.get(i).parameters()) {
                int at = places.get(spec.role()).remove();
                slices.add(new Slice(placed.get(i).name() + "." + spec.name(), at, spec));
            }
        }
        this.slices = List.copyOf(slices);
        this.values = new float[(int) slab.size()];
    }

    /** The places of all arrays of a role, in the order of the layers. */
    private static Queue<Integer> reserve(Network network, Role role, Slab slab) {
        Queue<Integer> places = new ArrayDeque<>();
        for (Placed placed : network.placed()) {
            for (ParameterSpec spec : placed.parameters()) {
                if (spec.role() == role) {
                    places.add(slab.reserve(spec.size()));
                }
            }
        }
        return places;
    }

    /** Parameters as the layers' initialisers draw them; each slice has a stream of its own under the seed. */
    public static Parameters initialize(Network network, Seed seed) {
        Parameters parameters = new Parameters(network);
        for (Slice slice : parameters.slices) {
            Seed stream = seed.child("parameters").child(slice.name());
            ParameterSpec spec = slice.spec();
            int size = spec.size();
            for (int i = 0; i < size; i++) {
                parameters.values[slice.at() + i] =
                        (float) spec.initializer().draw(stream, i, spec.fanIn(), spec.fanOut());
            }
        }
        return parameters;
    }

    public Network network() {
        return network;
    }

    /** All slices, layer by layer. */
    public List<Slice> slices() {
        return slices;
    }

    /** The slices of layer {@code layer} of {@link Network#layers}. */
    public List<Slice> slicesOf(int layer) {
        int end = layer + 1 < firstOfLayer.length ? firstOfLayer[layer + 1] : slices.size();
        return slices.subList(firstOfLayer[layer], end);
    }

    /** The flat array itself; between slices there are unused elements. */
    public float[] values() {
        return values;
    }

    /** Index after the last weight of {@link #values}. */
    public int weightsEnd() {
        return weightsEnd;
    }

    /** Index after the last value that an optimiser changes; from {@link #weightsEnd} to here they are no weights. */
    public int learnedEnd() {
        return learnedEnd;
    }

    /** An array of the same form, all zeros: for gradients and the like. */
    public float[] newArray() {
        return new float[values.length];
    }

    /** A copy that learns on its own. */
    public Parameters copy() {
        Parameters copy = new Parameters(network);
        System.arraycopy(values, 0, copy.values, 0, values.length);
        return copy;
    }

    /** SHA-256 over all values, slice by slice, as little-endian floats; equal digests mean equal bits. */
    public String digest() {
        MessageDigest sha256;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        for (Slice slice : slices) {
            ByteBuffer bytes = ByteBuffer.allocate(slice.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(values, slice.at(), slice.size());
            sha256.update(bytes.array());
        }
        return HexFormat.of().formatHex(sha256.digest());
    }
}
