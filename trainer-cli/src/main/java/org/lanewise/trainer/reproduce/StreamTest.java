package org.lanewise.trainer.reproduce;

import java.util.ArrayList;
import java.util.List;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.data.Sampling.ConvNetJsStream;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.plan.InferencePlan;
import org.lanewise.engine.random.Seed;
import org.lanewise.trainer.evaluate.Softmax;

/** Classifies the images that a stream holds back at the moment at which they come by. */
final class StreamTest {
    private static final int BATCH = 16;

    private final ConvNetJsStream stream;
    private final Seed seed;
    private final Examples examples;
    private final InferencePlan plan;
    private final float[] logits;
    private int epoch = -1;
    private Examples shown;
    private List<ConvNetJsStream.HeldBack> heldBack = List.of();

    StreamTest(
            ConvNetJsStream stream, Seed seed, Examples examples, Parameters parameters, Machinery machinery) {
        this.stream = stream;
        this.seed = seed;
        this.examples = examples;
        this.plan = InferencePlan.compile(parameters, BATCH, machinery.kernels(), machinery.workers());
        this.logits = new float[parameters.network().output().size()];
    }

    /**
     * Classifies the images that come by before the next update is made.
     *
     * @param from examples of the epoch that were trained on so far
     * @param to examples that will have been trained on after the next update
     */
    void record(int updates, int nextEpoch, int from, int to, Curves curves) {
        if (nextEpoch != epoch) {
            epoch = nextEpoch;
            heldBack = stream.validation(seed, epoch, examples.size());
            shown = examples.inEpoch(epoch);
        }
        List<Integer> due = new ArrayList<>();
        for (ConvNetJsStream.HeldBack draw : heldBack) {
            if (draw.trained() >= from && draw.trained() < to) {
                due.add(draw.image());
            }
        }
        if (due.isEmpty()) {
            return;
        }
        plan.refresh();
        int[] images = due.stream().mapToInt(Integer::intValue).toArray();
        for (int at = 0; at < images.length; at += BATCH) {
            int count = Math.min(BATCH, images.length - at);
            var output = plan.run(shown, images, at, count);
            for (int i = 0; i < count; i++) {
                output.copyImage(i, logits, 0);
                int label = shown.label(images[at + i]);
                curves.addStreamed(updates, Softmax.over(logits).crossEntropy(logits[label]), plan.winner(i) == label);
            }
        }
    }
}
