package org.lanewise.trainer.reproduce.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lanewise.engine.data.FloatImages;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.random.Seed;
import org.lanewise.models.Models;
import org.lanewise.trainer.evaluate.LayerOutput;
import org.lanewise.trainer.figure.Xml;

class DemoDrawingTest {
    @Test
    void layersAreNamedAndMeasuredAsInTheDemo() {
        DemoDrawing drawing = drawing("convnetjs-default");

        assertThat(drawing.headings()).containsExactly(
                "input (24x24x1)", "conv (24x24x8)", "relu (24x24x8)", "pool (12x12x8)", "conv (12x12x16)",
                "relu (12x12x16)", "pool (4x4x16)", "fc (1x1x10)", "softmax (1x1x10)");
        assertThat(drawing.lines("conv (24x24x8)"))
                .contains("filter size 5x5x1, stride 1", "parameters: 8x5x5x1+8 = 208");
        assertThat(drawing.lines("conv (12x12x16)"))
                .contains("filter size 5x5x8, stride 1", "parameters: 16x5x5x8+16 = 3216");
        assertThat(drawing.lines("pool (4x4x16)")).contains("pooling size 3x3, stride 3");
        assertThat(drawing.lines("fc (1x1x10)")).contains("parameters: 10x256+10 = 2570");
        assertThat(drawing.lines("input (24x24x1)")).containsExactly("max activation: 0.5, min: 0.5");
    }

    @Test
    void smallKernelsAreNotDrawn() {
        assertThat(drawing("convnetjs-3x3").lines("conv (26x26x8)")).contains("Weights hidden, too small");
        assertThat(Xml.elements(drawing("convnetjs-3x3").svg(), "text")).extracting(org.w3c.dom.Element::getTextContent)
                .contains("activation gradients")
                .doesNotContain("weights", "weight gradients");
    }

    @ParameterizedTest
    @CsvSource({"0.980392, 0.98039", "-0.000001, -0.00001", "0, 0", "1, 1", "2.5, 2.5", "0.96, 0.96", "0.98, 0.98",
        "0.29, 0.28999"})
    void numbersAreRoundedDownToFiveDigits(double number, String text) {
        assertThat(DemoNumber.of(number)).isEqualTo(text);
    }

    private static DemoDrawing drawing(String model) {
        Network network = Models.named(model).network();
        Parameters parameters = Parameters.initialize(network, new Seed(1));
        float[] image = new float[network.input().size()];
        java.util.Arrays.fill(image, 0.5f);
        try (Workers workers = Workers.of(1)) {
            return new DemoDrawing(model, parameters, parameters.newArray(), LayerOutput.of(
                    parameters, new FloatImages(network.input(), image, new int[1], 10), 0,
                    KernelSelection.named("scalar"), workers));
        }
    }
}
