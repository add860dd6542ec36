package org.lanewise.trainer.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lanewise.engine.data.FloatImages;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.Placed;
import org.lanewise.engine.loss.EuclideanLoss;
import org.lanewise.engine.loss.Loss;
import org.lanewise.engine.loss.SoftmaxCrossEntropy;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.plan.TrainingPlan;
import org.lanewise.engine.plan.Workers;

/**
 * What every layer of a network makes of an image, and how the loss would change with every value and parameter; again and
 * again, with plans made beforehand. Owned by one thread.
 */
public final class LayerStudy {
    private final Parameters parameters;
    private final Loss loss;
    private final LayerChain chain;
    private final List<Rest> rests = new ArrayList<>();

    /** The layers from some place on, with a plan that goes back to it; without one where they begin by handing on. */
    private record Rest(Placed first, NetworkPart part, Optional<TrainingPlan> plan) {}

    /**
     * A study of these parameters.
     *
     * @param loss of which the gradients are
     */
    public LayerStudy(Parameters parameters, Loss loss, Kernels kernels, Workers workers) {
        this.parameters = parameters;
        this.loss = loss;
        this.chain = new LayerChain(parameters, kernels, workers);
        List<Placed> placed = parameters.network().placed();
        for (int i = 0; i < placed.size(); i++) {
            NetworkPart part = new NetworkPart(parameters, i, placed.size());
            boolean handsOn = i > 0 && placed.get(i).layer() instanceof Flatten;
            rests.add(new Rest(placed.get(i), part, handsOn ? Optional.empty()
                    : Optional.of(TrainingPlan.compileWithInputGradient(
                            part.parameters(), loss, 1, kernels, workers))));
        }
    }

    /** Takes over the parameters as they are now. */
    public void refresh() {
        chain.refresh();
        rests.forEach(rest -> rest.part().refresh());
    }

    /**
     * The image and the outputs of all layers in their order, before the activation that follows.
     *
     * @param image normalised as the network was trained
     * @param label its class
     */
    public List<LayerOutput> of(float[] image, int label) {
        List<float[]> values = chain.values(image);
        List<float[]> gradients = new ArrayList<>(values);
        gradients.set(rests.size(), lossGradient(values.getLast(), label));
        for (int i = rests.size() - 1; i >= 0; i--) {
            gradients.set(i, gradient(rests.get(i), values.get(i), label, gradients.get(i + 1)));
        }
        List<LayerOutput> outputs = new ArrayList<>();
        outputs.add(new LayerOutput(
                LayerOutput.INPUT, parameters.network().input(), values.getFirst(), gradients.getFirst()));
        for (int i = 0; i < rests.size(); i++) {
            Placed placed = rests.get(i).first();
            outputs.add(new LayerOutput(placed.name(), placed.output(), values.get(i + 1), gradients.get(i + 1)));
        }
        return outputs;
    }

    /** The gradients of the parameters for the last image, lying like them. */
    public float[] parameterGradients() {
        return rests.getFirst().plan().orElseThrow().gradientValues();
    }

    private float[] gradient(Rest rest, float[] values, int label, float[] behind) {
        if (rest.plan().isEmpty()) {
            return behind;
        }
        int classes = parameters.network().output().size();
        FloatImages single = new FloatImages(rest.first().input(), values, new int[]{label}, classes);
        TrainingPlan plan = rest.plan().get();
        plan.load(single, new int[1], 0, 1);
        plan.gradients();
        float[] gradient = new float[values.length];
        plan.inputGradient().copyImage(0, gradient, 0);
        return gradient;
    }

    /** The softmax of the logits or they themselves, minus 1 for the right class. */
    private float[] lossGradient(float[] logits, int label) {
        float[] gradient = switch (loss) {
            case SoftmaxCrossEntropy _ -> Softmax.of(logits);
            case EuclideanLoss _ -> logits.clone();
        };
        gradient[label] -= 1;
        return gradient;
    }
}
