package org.lanewise.benchmarks.peers.torch;

import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.zeros;
import static org.bytedeco.pytorch.global.torch.zeros_like;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.lanewise.engine.optim.Adadelta;
import org.lanewise.engine.optim.Adam;
import org.lanewise.engine.optim.Optimizer;
import org.lanewise.engine.optim.Sgd;

/**
 * The formulas on one vector that holds all parameters, which become windows onto it; the gradients are put together into
 * another. A few long operations in place of many short ones, and optimisers that libtorch does not have.
 */
final class FlatUpdate implements TorchUpdate {
    private final Optimizer optimizer;
    private final List<Tensor> leaves = new ArrayList<>();
    private final Tensor flat;
    private final Tensor decaying;
    private final long decayingCount;
    private final Tensor first;
    private final Tensor second;
    private boolean begun;

    FlatUpdate(Optimizer optimizer, TorchNetwork network) {
        this.optimizer = optimizer;
        leaves.addAll(network.weights());
        leaves.addAll(network.others());
        long size = leaves.stream().mapToLong(Tensor::numel).sum();
        this.flat = zeros(size);
        long at = 0;
        try (AutoGradMode _ = new AutoGradMode(false)) {
            for (Tensor leaf : leaves) {
                Tensor window = window(leaf, flat.narrow(0, at, leaf.numel()));
                window.copy_(leaf);
                leaf.set_data(window);
                at += leaf.numel();
            }
        }
        this.decayingCount = optimizer.weightDecay().onOthers() > 0
                ? size
                : network.weights().stream().mapToLong(Tensor::numel).sum();
        this.decaying = flat.narrow(0, 0, decayingCount);
        this.first = zeros_like(flat);
        this.second = zeros_like(flat);
    }

    private static boolean isChannelsLast(Tensor tensor) {
        return tensor.dim() == 4 && !tensor.is_contiguous() && tensor.is_contiguous(MemoryFormat.ChannelsLast);
    }

    /** A part of the vector in the shape of a parameter, its values in the order in which those of the parameter lie. */
    private static Tensor window(Tensor like, Tensor part) {
        if (isChannelsLast(like)) {
            return part.view(like.size(0), like.size(2), like.size(3), like.size(1)).permute(0, 3, 1, 2);
        }
        return part.view(like.sizes());
    }

    private static Tensor inOrder(Tensor leaf) {
        Tensor gradient = leaf.grad();
        return isChannelsLast(leaf) ? gradient.permute(0, 2, 3, 1).reshape(-1) : gradient.reshape(-1);
    }

    @Override
    public void clear() {
        leaves.forEach(leaf -> leaf.mutable_grad().reset());
    }

    @Override
    public void update() {
        try (AutoGradMode _ = new AutoGradMode(false)) {
            TensorVector parts = new TensorVector(leaves.stream().map(FlatUpdate::inOrder).toArray(Tensor[]::new));
            Tensor gradient = cat(parts);
            double decay = optimizer.weightDecay().factor();
            if (decay > 0) {
                gradient.narrow(0, 0, decayingCount).add_(decaying, new Scalar(decay));
            }
            switch (optimizer) {
                case Sgd sgd -> update(sgd, gradient);
                case Adadelta adadelta -> update(adadelta, gradient);
                case Adam adam -> update(adam, gradient);
                default -> throw new IllegalArgumentException("no formula here for " + optimizer);
            }
        }
        begun = true;
    }

    private void update(Sgd sgd, Tensor gradient) {
        Tensor step = gradient;
        if (sgd.momentum() > 0) {
            step = begun ? first.mul_(new Scalar(sgd.momentum())).add_(gradient) : first.copy_(gradient);
        }
        flat.add_(step, new Scalar(-sgd.learningRate()));
    }

    private void update(Adadelta adadelta, Tensor gradient) {
        Scalar rho = new Scalar(adadelta.rho());
        Scalar rest = new Scalar(1 - adadelta.rho());
        Scalar epsilon = new Scalar(adadelta.epsilon());
        first.mul_(rho).addcmul_(gradient, gradient, rest);
        Tensor step = second.add(epsilon).div_(first.add(epsilon)).sqrt_().mul_(gradient);
        flat.add_(step, new Scalar(-adadelta.learningRate()));
        second.mul_(rho).addcmul_(step, step, rest);
    }

    private void update(Adam adam, Tensor gradient) {
        if (adam.moments() != Adam.Moments.UNCORRECTED) {
            throw new IllegalArgumentException("no formula here for " + adam);
        }
        first.lerp_(gradient, new Scalar(1 - adam.beta1()));
        second.mul_(new Scalar(adam.beta2())).addcmul_(gradient, gradient, new Scalar(1 - adam.beta2()));
        flat.addcdiv_(first, second.sqrt().add_(new Scalar(adam.epsilon())), new Scalar(-adam.learningRate()));
    }
}
