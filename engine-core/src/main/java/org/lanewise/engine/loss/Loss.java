package org.lanewise.engine.loss;

/** A loss of a network's result against the right class, averaged over the images of a batch. */
public sealed interface Loss permits SoftmaxCrossEntropy, EuclideanLoss {}
