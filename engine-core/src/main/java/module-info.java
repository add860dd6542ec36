/**
 * The engine: tensors, layers, losses, optimisers, plans and the scalar reference kernels. It depends on the JDK only.
 *
 * <p>{@code kernel.scalar} is exported to nobody: its kernels are found like all others, by
 * {@link org.lanewise.engine.kernel.KernelSelection}.
 */
module org.lanewise.engine {
    exports org.lanewise.engine.checkpoint;
    exports org.lanewise.engine.data;
    exports org.lanewise.engine.data.augment;
    exports org.lanewise.engine.kernel;
    exports org.lanewise.engine.layer;
    exports org.lanewise.engine.loss;
    exports org.lanewise.engine.network;
    exports org.lanewise.engine.optim;
    exports org.lanewise.engine.plan;
    exports org.lanewise.engine.random;
    exports org.lanewise.engine.store;
    exports org.lanewise.engine.tensor;
    exports org.lanewise.engine.train;

    uses org.lanewise.engine.kernel.KernelProvider;

    provides org.lanewise.engine.kernel.KernelProvider with
            org.lanewise.engine.kernel.scalar.ScalarKernelProvider;
}
