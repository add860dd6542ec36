package org.lanewise.benchmarks.peers.torch;

import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;
import static org.bytedeco.pytorch.global.torch.set_num_threads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.lanewise.benchmarks.peers.Exercise;
import org.lanewise.benchmarks.peers.Samples;
import org.lanewise.benchmarks.peers.Setup;
import org.lanewise.benchmarks.peers.Side;
import org.lanewise.benchmarks.peers.Task;
import org.lanewise.benchmarks.peers.WithoutDropout;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.optim.Optimizer;
import org.lanewise.engine.optim.Sgd;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.models.Model;
import org.lanewise.models.Models;

/** libtorch: all batches are tensors beforehand, and denormal numbers count as zero. */
public final class TorchSide implements Side {
    static final String CHANNELS_LAST = "channels_last";
    static final String CONTIGUOUS = "contiguous";
    private static final String FLAT = ", flat update";
    private static final int BATCHES = 20;

    /** By model, batch and format: many settings are tried on the same images. */
    private final Map<List<Object>, Batches> prepared = new HashMap<>();

    /** Sets what holds for the whole process. */
    public TorchSide() {
        Context.setFlushDenormal(true);
    }

    @Override
    public List<String> choices(Task task) {
        if (task.isPrimitive()) {
            return Primitives.choices(task);
        }
        if (task.kind() == Task.Kind.INFERENCE) {
            return List.of(CHANNELS_LAST, CONTIGUOUS);
        }
        boolean ownOptimizer = Models.named(task.model()).recipe().optimizer() instanceof Sgd;
        return ownOptimizer
                ? List.of(CHANNELS_LAST, CONTIGUOUS, CHANNELS_LAST + FLAT, CONTIGUOUS + FLAT)
                : List.of(CHANNELS_LAST + FLAT, CONTIGUOUS + FLAT);
    }

    @Override
    public Exercise prepare(Task task, String choice) {
        set_num_threads(Integer.getInteger(Setup.THREADS, task.threads()));
        if (task.isPrimitive()) {
            return Primitives.of(task, choice);
        }
        MemoryFormat format = choice.startsWith(CHANNELS_LAST) ? MemoryFormat.ChannelsLast : MemoryFormat.Contiguous;
        Model model = Models.named(task.model());
        Batches batches = prepared.computeIfAbsent(
                List.of(task.model(), task.batch(), format), _ -> new Batches(Samples.of(model), task.batch(), format));
        return task.kind() == Task.Kind.TRAINING
                ? new TrainingExercise(model, batches, format, choice.endsWith(FLAT))
                : new InferenceExercise(model, batches, format);
    }

    /** Batches as tensors. */
    private static final class Batches {
        private final Examples examples;
        private final List<Tensor> images = new ArrayList<>();
        private final List<Tensor> labels = new ArrayList<>();
        private int next;

        Batches(Examples examples, int batch, MemoryFormat format) {
            this.examples = examples;
            Shape shape = examples.shape();
            for (int i = 0; i < Math.min(BATCHES, examples.size() / batch); i++) {
                float[] values = Samples.values(examples, i * batch, batch);
                long[] classes = new long[batch];
                for (int image = 0; image < batch; image++) {
                    classes[image] = examples.label(i * batch + image);
                }
                images.add(Tensor.create(values, batch, shape.channels(), shape.height(), shape.width())
                        .contiguous(format));
                labels.add(Tensor.create(classes, batch));
            }
        }

        int next() {
            next = next + 1 < images.size() ? next + 1 : 0;
            return next;
        }
    }

    private static final class TrainingExercise implements Exercise {
        private final Batches batches;
        private final TorchNetwork network;
        private final TorchUpdate update;
        private final double[] losses = new double[Samples.CHECKED];

        TrainingExercise(Model model, Batches batches, MemoryFormat format, boolean flat) {
            this.batches = batches;
            Optimizer optimizer = model.recipe().optimizer();
            TorchNetwork certain = network(WithoutDropout.of(model.network()), format);
            TorchUpdate first = update(optimizer, certain, flat);
            for (int i = 0; i < losses.length; i++) {
                try (PointerScope _ = new PointerScope()) {
                    losses[i] = step(certain, first, i).item_float();
                }
            }
            this.network = network(model.network(), format);
            this.update = update(optimizer, network, flat);
        }

        private static TorchNetwork network(Network network, MemoryFormat format) {
            return new TorchNetwork(Parameters.initialize(network, new Seed(1)), true, format);
        }

        private static TorchUpdate update(Optimizer optimizer, TorchNetwork network, boolean flat) {
            return !flat && optimizer instanceof Sgd sgd
                    ? new TorchSgd(sgd, network)
                    : new FlatUpdate(optimizer, network);
        }

        private Tensor step(TorchNetwork network, TorchUpdate update, int batch) {
            update.clear();
            Tensor loss = cross_entropy_loss(
                    network.forward(batches.images.get(batch)), batches.labels.get(batch));
            loss.backward();
            update.update();
            return loss;
        }

        @Override
        public double[] losses() {
            return losses;
        }

        @Override
        public void step() {
            try (PointerScope _ = new PointerScope()) {
                step(network, update, batches.next());
            }
        }

        @Override
        public void close() {
            return;
        }
    }

    private static final class InferenceExercise implements Exercise {
        private final Batches batches;
        private final TorchNetwork network;
        private final InferenceMode mode = new InferenceMode(true);

        InferenceExercise(Model model, Batches batches, MemoryFormat format) {
            this.batches = batches;
            this.network = new TorchNetwork(Parameters.initialize(model.network(), new Seed(1)), false, format);
        }

        @Override
        public double[] losses() {
            try (PointerScope _ = new PointerScope()) {
                Tensor logits = network.forward(batches.images.getFirst()).contiguous();
                float[] values = new float[(int) logits.numel()];
                logits.data_ptr_float().get(values);
                return new double[]{Samples.crossEntropy(batches.examples, values, 0)};
            }
        }

        @Override
        public void step() {
            try (PointerScope _ = new PointerScope()) {
                network.forward(batches.images.get(batches.next()));
            }
        }

        @Override
        public void close() {
            mode.close();
        }
    }
}
