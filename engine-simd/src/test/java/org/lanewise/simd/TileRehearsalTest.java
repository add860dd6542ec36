package org.lanewise.simd;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.Conv2dKernel;
import org.lanewise.engine.kernel.KernelRehearsal;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;

class TileRehearsalTest {
    private static final Conv2dGeometry GEOMETRY = new Conv2dGeometry(
            new BlockLayout(new Shape(2, 5, 5), Padding.of(1)), new BlockLayout(new Shape(5, 5, 5), Padding.NONE), 3, 3,
            1, Padding.of(1), Activation.RELU);

    private static void callAllPasses(Conv2dKernel conv, float[] y, float[] dw) {
        float[] x = new float[GEOMETRY.input().blockStride()];
        float[] packed = new float[conv.packedForwardSize()];
        float[] dx = new float[x.length];
        float[] scratch = new float[conv.weightScratchSize()];
        conv.forward(x, 0, packed, 0, new float[8], 0, y, 0, 0, 5);
        conv.backwardData(y, 0, packed, 0, dx, 0, 0, 5);
        for (int chunk = 0; chunk < conv.weightChunks(); chunk++) {
            conv.backwardWeights(chunk, x, 0, y, 0, 1, scratch, 0, dw, 0, new float[8], 0);
        }
    }

    @ParameterizedTest
    @MethodSource("org.lanewise.simd.Targets#all")
    void tilesAreOnlyNotedUntilTheyAreRunOnZerosOfTheirOwn(Kernels kernels) {
        KernelRehearsal rehearsal = kernels.rehearsal().orElseThrow();
        float[] y = new float[GEOMETRY.output().blockStride()];
        Arrays.fill(y, 7f);
        callAllPasses(rehearsal.kernels().conv2d(GEOMETRY), y, new float[GEOMETRY.weights()]);

        rehearsal.run();

        assertThat(y).containsOnly(7f);
    }

    @Test
    @Timeout(120)
    void whatHasBeenRehearsedIsCompiled() {
        Kernels kernels = Targets.all().getLast();
        KernelRehearsal rehearsal = kernels.rehearsal().orElseThrow();
        callAllPasses(
                rehearsal.kernels().conv2d(GEOMETRY), new float[GEOMETRY.output().blockStride()],
                new float[GEOMETRY.weights()]);

        boolean compiled = false;
        for (int run = 0; run < 100_000 && !compiled; run++) {
            compiled = rehearsal.run();
        }

        assertThat(compiled).isTrue();
        // Vectors that are not compiled are objects: thousands of them here.
        assertThat(allocatedBy(kernels.conv2d(GEOMETRY))).isLessThan(1024);
    }

    private static long allocatedBy(Conv2dKernel conv) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        float[] x = new float[GEOMETRY.input().blockStride()];
        float[] y = new float[GEOMETRY.output().blockStride()];
        float[] packed = new float[conv.packedForwardSize()];
        float[] bias = new float[8];
        long before = threads.getCurrentThreadAllocatedBytes();
        conv.forward(x, 0, packed, 0, bias, 0, y, 0, 0, 5);
        conv.backwardData(y, 0, packed, 0, x, 0, 0, 5);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
