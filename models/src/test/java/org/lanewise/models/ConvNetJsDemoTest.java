package org.lanewise.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.ReLU;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.random.Seed;

class ConvNetJsDemoTest {
    /** Shapes of convolutions and poolings in turn, in the order channels x rows x columns. */
    @ParameterizedTest
    @CsvSource({
        "convnetjs-default, 5994, 8x24x24 8x12x12 16x12x12 16x4x4 10",
        "convnetjs-3x3, 5258, 8x26x26 8x13x13 16x15x15 16x5x5 10",
        "convnetjs-stride2, 3594, 8x12x12 8x6x6 16x3x3 16 10",
        "convnetjs-16filters, 9402, 16x24x24 16x12x12 16x12x12 16x4x4 10",
        "convnetjs-3conv, 11290, 8x24x24 8x12x12 16x12x12 16x4x4 16x4x4 16x3x3 10",
        "convnetjs-1conv, 11738, 8x24x24 8x12x12 10"
    })
    void haveTheShapesOfTheReportAndAsManyParameters(String name, long parameters, String shapes) {
        Model model = Models.named(name);
        assertThat(model.network().placed())
                .filteredOn(placed -> !(placed.layer() instanceof ReLU || placed.layer() instanceof Flatten))
                .extracting(placed -> placed.output().toString())
                .containsExactly(shapes.split(" "));
        assertThat(model.network().placed())
                .extracting(placed -> placed.layer().kind())
                .startsWith("conv2d", "relu", "max_pooling2d")
                .endsWith("flatten", "linear");
        assertThat(model.parameterCount()).isEqualTo(parameters);
    }

    @Test
    void biasesOfConvolutionsBeginAtATenthAndThatOfTheOutputAtZero() {
        Parameters parameters = Parameters.initialize(Models.named("convnetjs-3conv").network(), new Seed(1));
        for (Parameters.Slice slice : parameters.slices()) {
            float[] values = Arrays.copyOfRange(parameters.values(), slice.at(), slice.end());
            if (slice.name().equals("linear.bias")) {
                assertThat(values).containsOnly(0);
            } else if (slice.name().endsWith("bias")) {
                assertThat(values).containsOnly(0.1f);
            }
        }
    }

    @Test
    void theThirdConvolutionIsInTwoListings() {
        List<Claim> claims = Models.named("convnetjs-3conv").claims();
        assertThat(claims).extracting(Claim::place).containsOnly("listing 6", "listing 8").hasSize(8);
    }

    @Test
    void onlyTheLastLayerOfTheShallowOneSeesMoreThanFiveByFive() {
        Network network = Models.named("convnetjs-1conv").network();
        assertThat(Models.named("convnetjs-1conv").parameterCount("linear")).isEqualTo(11_530);
        assertThat(network.placed().getLast().input().size()).isEqualTo(1_152);
    }
}
