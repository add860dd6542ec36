package org.lanewise.architecture.broken.engine.kernel.scalar;

public final class ScalarKernels {}
