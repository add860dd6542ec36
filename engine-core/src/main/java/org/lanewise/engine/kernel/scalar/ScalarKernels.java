package org.lanewise.engine.kernel.scalar;

import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.ActivationKernel;
import org.lanewise.engine.kernel.AddKernel;
import org.lanewise.engine.kernel.BatchNormGeometry;
import org.lanewise.engine.kernel.BatchNormKernel;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.Conv2dKernel;
import org.lanewise.engine.kernel.DropoutKernel;
import org.lanewise.engine.kernel.ImageConv2dKernel;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.kernel.LinearGeometry;
import org.lanewise.engine.kernel.LinearKernel;
import org.lanewise.engine.kernel.LossKernel;
import org.lanewise.engine.kernel.Pool2dGeometry;
import org.lanewise.engine.kernel.Pool2dKernel;
import org.lanewise.engine.kernel.SoftmaxCrossEntropyKernel;
import org.lanewise.engine.kernel.UpdateKernels;
import org.lanewise.engine.tensor.BlockLayout;

/** The reference implementation of every kernel. */
public final class ScalarKernels implements Kernels {
    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public int vectorBits() {
        return 0;
    }

    @Override
    public Conv2dKernel conv2d(Conv2dGeometry geometry) {
        return new ScalarConv2d(geometry);
    }

    @Override
    public ImageConv2dKernel imageConv2d(Conv2dGeometry geometry) {
        return new ScalarImageConv2d(geometry);
    }

    @Override
    public Pool2dKernel pool2d(Pool2dGeometry geometry) {
        return switch (geometry.kind()) {
            case MAX, MAX_OF_RELU -> new ScalarMaxPool2d(geometry);
            case AVERAGE -> new ScalarAveragePool2d(geometry);
        };
    }

    @Override
    public LinearKernel linear(LinearGeometry geometry) {
        return new ScalarLinear(geometry);
    }

    @Override
    public ActivationKernel activation(Activation activation, BlockLayout layout) {
        return new ScalarActivation(activation, layout);
    }

    @Override
    public AddKernel add(Activation activation, BlockLayout layout) {
        return new ScalarAdd(activation, layout);
    }

    @Override
    public BatchNormKernel batchNorm(BatchNormGeometry geometry) {
        return new ScalarBatchNorm(geometry);
    }

    @Override
    public DropoutKernel dropout(BlockLayout layout) {
        return new ScalarDropout(layout);
    }

    @Override
    public SoftmaxCrossEntropyKernel softmaxCrossEntropy(int classes) {
        return new ScalarSoftmaxCrossEntropy(classes);
    }

    @Override
    public LossKernel euclidean(int classes) {
        return new ScalarEuclidean(classes);
    }

    @Override
    public UpdateKernels updates() {
        return new ScalarUpdates();
    }

    @Override
    public long multiplyAdds(int rounds) {
        return ScalarMultiplyAdds.run(rounds);
    }
}
