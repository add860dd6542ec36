package org.lanewise.engine.plan;

import java.util.List;
import org.lanewise.engine.layer.CustomLayer;
import org.lanewise.engine.network.Parameters;

/** A user's own layer: one chunk a direction. */
final class CustomStep implements Step {
    private final Node node;
    private final CustomLayer layer;
    private final Batch batch;
    private final float[] parameters;
    private final float[] gradients;
    private final int[] parametersAt;

    CustomStep(Node node, CustomLayer layer, Batch batch, float[] parameters, float[] gradients) {
        this.node = node;
        this.layer = layer;
        this.batch = batch;
        this.parameters = parameters;
        this.gradients = gradients;
        this.parametersAt =
                node.slices().stream().mapToInt(Parameters.Slice::at).toArray();
    }

    @Override
    public Region forward() {
        return Region.single(() -> layer.forward(
                node.input().activations(), parameters, parametersAt, node.output().activations(), batch.images()));
    }

    @Override
    public List<Region> backward() {
        return List.of(Region.single(() -> layer.backward(
                node.input().activations(),
                node.output().activations(),
                node.output().gradient(),
                node.input().gradient(),
                parameters,
                gradients,
                parametersAt,
                batch.images())));
    }
}
