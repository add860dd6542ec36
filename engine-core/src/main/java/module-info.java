/**
 * The engine: tensors, layers, losses, optimisers, plans and the scalar reference kernels. It depends on the JDK only.
 */
module org.lanewise.engine {
}
