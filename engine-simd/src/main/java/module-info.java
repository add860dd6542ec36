/**
 * The engine's kernels on the Vector API. Nothing is exported: the engine finds the kernels as a service.
 */
module org.lanewise.simd {
    requires java.management;
    requires jdk.incubator.vector;
    requires jdk.management;
    requires org.lanewise.engine;

    provides org.lanewise.engine.kernel.KernelProvider with
            org.lanewise.simd.SimdKernelProvider;
}
