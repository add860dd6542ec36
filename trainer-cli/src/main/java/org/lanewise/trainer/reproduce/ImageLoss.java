package org.lanewise.trainer.reproduce;

import org.lanewise.engine.loss.EuclideanLoss;
import org.lanewise.engine.loss.Loss;
import org.lanewise.engine.loss.SoftmaxCrossEntropy;
import org.lanewise.trainer.evaluate.Softmax;

/** Losses of single images, in double. */
final class ImageLoss {
    private ImageLoss() {}

    /** The loss of one image whose network gave these values. */
    static double of(Loss loss, float[] values, int label) {
        return switch (loss) {
            case SoftmaxCrossEntropy _ -> Softmax.over(values).crossEntropy(values[label]);
            case EuclideanLoss _ -> euclidean(values, label);
        };
    }

    private static double euclidean(float[] values, int label) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double distance = values[i] - (i == label ? 1.0 : 0.0);
            sum += distance * distance;
        }
        return sum / 2;
    }
}
