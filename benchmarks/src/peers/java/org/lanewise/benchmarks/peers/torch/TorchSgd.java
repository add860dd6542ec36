package org.lanewise.benchmarks.peers.torch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.lanewise.engine.optim.Sgd;

/** libtorch's own optimiser: parameter by parameter. */
final class TorchSgd implements TorchUpdate {
    private final List<SGD> optimizers = new ArrayList<>();

    TorchSgd(Sgd sgd, TorchNetwork network) {
        add(sgd, sgd.weightDecay().onWeights(), network.weights());
        add(sgd, sgd.weightDecay().onOthers(), network.others());
    }

    private void add(Sgd sgd, double decay, List<Tensor> parameters) {
        SGDOptions options = new SGDOptions(sgd.learningRate());
        options.momentum().put(sgd.momentum());
        options.weight_decay().put(decay);
        optimizers.add(new SGD(new TensorVector(parameters.toArray(Tensor[]::new)), options));
    }

    @Override
    public void clear() {
        optimizers.forEach(optimizer -> optimizer.zero_grad(true));
    }

    @Override
    public void update() {
        optimizers.forEach(SGD::step);
    }
}
