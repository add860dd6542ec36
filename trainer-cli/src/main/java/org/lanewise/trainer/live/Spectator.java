package org.lanewise.trainer.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.layer.ParameterSpec;
import org.lanewise.engine.layer.Placed;
import org.lanewise.engine.loss.Loss;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.network.Parameters.Slice;
import org.lanewise.engine.optim.WeightDecay;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.store.Json;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.Tensor;
import org.lanewise.trainer.evaluate.LayerChain;
import org.lanewise.trainer.evaluate.LayerOutput;
import org.lanewise.trainer.evaluate.LayerStudy;
import org.lanewise.trainer.evaluate.Softmax;
import org.lanewise.trainer.report.JsonLine;
import org.lanewise.trainer.serve.LayerJson;

/**
 * Looks at a copy of the parameters: how the network sees a test image, and what it says of others. Owned by one thread, and
 * computes with that alone.
 */
final class Spectator {
    /** Test images shown at a time. */
    private static final int SHOWN = 12;

    private static final int BEST = 3;

    /** Larger arrays are not sent: nobody can see so many squares. */
    private static final int MOST_VALUES = 40_000;

    private final Parameters copy;
    private final Examples tests;
    private final LayerStudy study;
    private final LayerChain chain;
    private final Deque<Boolean> hits = new ArrayDeque<>();
    private int next;

    /**
     * A spectator of networks like this one.
     *
     * @param loss of which the gradients are shown
     * @param tests what it looks at
     */
    Spectator(Parameters parameters, Loss loss, Examples tests, Kernels kernels) {
        this.copy = parameters.copy();
        this.tests = tests;
        Workers alone = Workers.of(1);
        this.study = new LayerStudy(copy, loss, kernels, alone);
        this.chain = new LayerChain(copy, kernels, alone);
    }

    /** Takes over parameters; for the thread that trains, while this one waits. */
    void copy(Parameters parameters) {
        System.arraycopy(parameters.values(), 0, copy.values(), 0, copy.values().length);
    }

    /** Looks at the copy. */
    void refresh() {
        study.refresh();
        chain.refresh();
    }

    /** The L2 penalty of the copy. */
    double penalty(WeightDecay decay) {
        return decay.penalty(copy);
    }

    /** The next test images and what the network says of them. */
    Json predictions() {
        List<Json> shown = new ArrayList<>();
        for (int i = 0; i < SHOWN; i++) {
            int index = next++ % tests.size();
            float[] image = read(index);
            float[] probabilities = Softmax.of(chain.values(image).getLast());
            List<Integer> best = best(probabilities);
            boolean hit = best.getFirst() == tests.label(index);
            hits.add(hit);
            if (hits.size() > Pace.WINDOW) {
                hits.removeFirst();
            }
            List<Json> guesses = new ArrayList<>();
            for (int c : best) {
                guesses.add(new JsonLine().with("class", c).with("probability", (double) probabilities[c]).json());
            }
            JsonLine item = new JsonLine().with("index", index)
                    .with("label", tests.label(index))
                    .with("guesses", new Json.ArrayValue(guesses));
            LayerJson.of(tests.shape(), image).forEach(item::with);
            shown.add(item.json());
        }
        return new JsonLine().with("images", new Json.ArrayValue(shown))
                .with("accuracy", accuracy())
                .with("window", hits.size())
                .json();
    }

    private double accuracy() {
        return hits.stream().filter(hit -> hit).count() / (double) hits.size();
    }

    private static List<Integer> best(float[] probabilities) {
        List<Integer> classes = new ArrayList<>();
        for (int i = 0; i < probabilities.length; i++) {
            classes.add(i);
        }
        classes.sort((a, b) -> Float.compare(probabilities[b], probabilities[a]));
        return classes.subList(0, Math.min(BEST, classes.size()));
    }

    /**
     * Every layer at work on one test image: values, gradients, weights and their gradients.
     *
     * @param number of the image, at least 0; after the last comes the first
     */
    Json layers(int number) {
        int index = number % tests.size();
        List<LayerOutput> outputs = study.of(read(index), tests.label(index));
        float[] gradients = study.parameterGradients();
        List<Placed> placed = copy.network().placed();
        List<Json> layers = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            LayerOutput output = outputs.get(i);
            JsonLine layer = new JsonLine().with("name", output.layer());
            layer.with("activations", squares(output.shape(), output.values()));
            layer.with("gradients", squares(output.shape(), output.gradients()));
            if (i > 0) {
                layer.with("formula", formula(placed.get(i - 1)));
                layer.with("weights", weights(copy.slicesOf(i - 1), gradients));
            }
            layers.add(layer.json());
        }
        return new JsonLine().with("index", index)
                .with("label", tests.label(index))
                .with("layers", new Json.ArrayValue(layers))
                .json();
    }

    private static Json squares(Shape shape, float[] values) {
        return new Json.ObjectValue(LayerJson.of(shape, values, values.length <= MOST_VALUES));
    }

    private Json weights(List<Slice> slices, float[] gradients) {
        List<Json> weights = new ArrayList<>();
        for (Slice slice : slices) {
            if (slice.spec().role() == ParameterSpec.Role.WEIGHT) {
                Shape shape = shape(slice.spec().dimensions());
                weights.add(new JsonLine().with("name", slice.name())
                        .with("weights", squares(shape, part(copy.values(), slice)))
                        .with("gradients", squares(shape, part(gradients, slice)))
                        .json());
            }
        }
        return new Json.ArrayValue(weights);
    }

    private static float[] part(float[] values, Slice slice) {
        return Arrays.copyOfRange(values, slice.at(), slice.end());
    }

    /** Kernels as maps of their own, one an input and output channel; the matrix of a linear layer as one map. */
    private static Shape shape(List<Integer> dimensions) {
        return switch (dimensions.size()) {
            case 4 -> new Shape(dimensions.get(0) * dimensions.get(1), dimensions.get(2), dimensions.get(3));
            case 2 -> new Shape(1, dimensions.get(0), dimensions.get(1));
            default -> Shape.vector(dimensions.stream().reduce(1, Math::multiplyExact));
        };
    }

    /** How the number of parameters comes about: {@code 8 × 1 × 5 × 5 + 8 = 208}. */
    static String formula(Placed placed) {
        List<ParameterSpec> learned = placed.parameters().stream().filter(ParameterSpec::learned).toList();
        if (learned.isEmpty()) {
            return "0";
        }
        return learned.stream()
                .map(spec -> spec.dimensions().stream().map(String::valueOf).collect(Collectors.joining(" × ")))
                .collect(Collectors.joining(" + ")) + " = " + placed.parameterCount();
    }

    private float[] read(int index) {
        Tensor block = Tensor.allocate(BlockLayout.of(tests.shape()), 1);
        tests.read(new int[]{index}, 0, 1, block.data(), block.block(0), block.layout());
        float[] values = new float[tests.shape().size()];
        block.copyImage(0, values, 0);
        return values;
    }
}
