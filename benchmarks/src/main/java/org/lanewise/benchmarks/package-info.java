/**
 * JMH benchmarks. One body serves every set of kernels ({@code @Param kernels}), the geometries come from the models, and
 * rates are useful operations a second beside the time. {@link org.lanewise.benchmarks.Comparison} runs them and prints
 * scalar against SIMD.
 *
 * <p>May depend on everything. Start with {@link org.lanewise.benchmarks.Conv2dBenchmark}.
 */
package org.lanewise.benchmarks;
