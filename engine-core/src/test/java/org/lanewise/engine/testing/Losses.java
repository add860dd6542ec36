package org.lanewise.engine.testing;

import java.util.List;
import java.util.Set;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.kernel.LossKernel;
import org.lanewise.engine.loss.EuclideanLoss;
import org.lanewise.engine.loss.Loss;
import org.lanewise.engine.loss.SoftmaxCrossEntropy;

/** Losses to test with. The tests of gradients and of equal bits compare what they went through with {@link #kinds}. */
public final class Losses {
    private Losses() {}

    /** One of every kind. */
    public static List<Loss> ofEveryKind() {
        return List.of(new SoftmaxCrossEntropy(), new EuclideanLoss());
    }

    /** All kinds there are. */
    public static Set<Class<?>> kinds() {
        return Set.of(Loss.class.getPermittedSubclasses());
    }

    /** What computes a loss. */
    public static LossKernel kernel(Loss loss, Kernels kernels, int classes) {
        return switch (loss) {
            case SoftmaxCrossEntropy _ -> kernels.softmaxCrossEntropy(classes);
            case EuclideanLoss _ -> kernels.euclidean(classes);
        };
    }
}
