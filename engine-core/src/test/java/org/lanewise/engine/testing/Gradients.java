package org.lanewise.engine.testing;

/** Gradients of weights and bias, as a kernel left them. */
public record Gradients(float[] weights, float[] bias) {}
