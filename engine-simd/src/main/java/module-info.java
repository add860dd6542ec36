/**
 * The engine's kernels on the Vector API. Nothing is exported: the engine finds the kernels as a service.
 */
module org.lanewise.simd {
    requires jdk.incubator.vector;
    requires org.lanewise.engine;
}
