package org.lanewise.simd;

import java.util.Optional;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.ActivationKernel;
import org.lanewise.engine.kernel.AddKernel;
import org.lanewise.engine.kernel.BatchNormGeometry;
import org.lanewise.engine.kernel.BatchNormKernel;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.Conv2dKernel;
import org.lanewise.engine.kernel.DropoutKernel;
import org.lanewise.engine.kernel.ImageConv2dKernel;
import org.lanewise.engine.kernel.KernelRehearsal;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.kernel.LinearGeometry;
import org.lanewise.engine.kernel.LinearKernel;
import org.lanewise.engine.kernel.LossKernel;
import org.lanewise.engine.kernel.Pool2dGeometry;
import org.lanewise.engine.kernel.Pool2dKernel;
import org.lanewise.engine.kernel.SoftmaxCrossEntropyKernel;
import org.lanewise.engine.kernel.UpdateKernels;
import org.lanewise.engine.tensor.BlockLayout;

/** All kernels for one kind of machine. */
record SimdKernels(Target target) implements Kernels {
    /** The name they are chosen by. */
    static final String NAME = "simd";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int vectorBits() {
        return target.bits();
    }

    @Override
    public Conv2dKernel conv2d(Conv2dGeometry geometry) {
        return new SimdConv2d(geometry, target);
    }

    @Override
    public ImageConv2dKernel imageConv2d(Conv2dGeometry geometry) {
        return new SimdImageConv2d(geometry, target);
    }

    @Override
    public Pool2dKernel pool2d(Pool2dGeometry geometry) {
        return switch (geometry.kind()) {
            case MAX, MAX_OF_RELU -> target.maxPool().apply(geometry);
            case AVERAGE -> target.averagePool().apply(geometry);
        };
    }

    @Override
    public LinearKernel linear(LinearGeometry geometry) {
        return new SimdLinear(geometry, target);
    }

    @Override
    public ActivationKernel activation(Activation activation, BlockLayout layout) {
        return new SimdActivation(activation, layout, target);
    }

    @Override
    public AddKernel add(Activation activation, BlockLayout layout) {
        return new SimdAdd(activation, layout, target);
    }

    @Override
    public BatchNormKernel batchNorm(BatchNormGeometry geometry) {
        return target.batchNorm().apply(geometry);
    }

    @Override
    public DropoutKernel dropout(BlockLayout layout) {
        return target.dropout().apply(layout);
    }

    @Override
    public LossKernel euclidean(int classes) {
        return target.euclidean().apply(classes);
    }

    @Override
    public SoftmaxCrossEntropyKernel softmaxCrossEntropy(int classes) {
        return new SimdSoftmaxCrossEntropy(classes, target);
    }

    @Override
    public UpdateKernels updates() {
        return target.updates();
    }

    @Override
    public Optional<KernelRehearsal> rehearsal() {
        return Optional.of(new TileRehearsal(target));
    }

    @Override
    public long multiplyAdds(int rounds) {
        return switch (target.bits()) {
            case 512 -> MultiplyAdds512.run(rounds);
            case 256 -> MultiplyAdds256.run(rounds);
            default -> MultiplyAdds128.run(rounds);
        };
    }
}
