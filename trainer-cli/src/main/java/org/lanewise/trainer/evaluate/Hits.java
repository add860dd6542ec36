package org.lanewise.trainer.evaluate;

import java.util.BitSet;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.plan.InferencePlan;
import org.lanewise.engine.plan.Workers;

/** Which images get the right class. */
public final class Hits {
    private static final int BATCH = 128;

    private Hits() {}

    /** A bit for every example, set if the network's largest value is that of its class. */
    public static BitSet of(Parameters parameters, Examples examples, Kernels kernels, Workers workers) {
        InferencePlan plan = InferencePlan.compile(parameters, BATCH, kernels, workers);
        BitSet hits = new BitSet(examples.size());
        int[] indices = new int[BATCH];
        for (int from = 0; from < examples.size(); from += BATCH) {
            int count = Math.min(BATCH, examples.size() - from);
            for (int i = 0; i < count; i++) {
                indices[i] = from + i;
            }
            plan.run(examples, indices, 0, count);
            for (int i = 0; i < count; i++) {
                hits.set(from + i, plan.winner(i) == examples.label(from + i));
            }
        }
        return hits;
    }
}
