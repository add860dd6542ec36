package org.lanewise.engine.loss;

/**
 * Half the squared distance of the network's result to the unit vector of the right class: 0.5 * |z - e_k|^2, as Caffe's
 * layer of that name; see {@link org.lanewise.engine.kernel.Kernels#euclidean}.
 */
public record EuclideanLoss() implements Loss {}
