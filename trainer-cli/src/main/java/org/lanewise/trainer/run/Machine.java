package org.lanewise.trainer.run;

/**
 * Where a run takes place; its results do not depend on that, its time does.
 *
 * @param program name and version
 * @param kernels name
 * @param vectorBits of the kernels, 0 for no vectors
 * @param java vendor and version
 * @param system name and version of the operating system
 */
public record Machine(
        String program, String kernels, int vectorBits, int threads, String java, String processor, String system) {}
