/** JMH benchmarks: every kernel scalar against SIMD, and whole training steps. */
package org.lanewise.benchmarks;
