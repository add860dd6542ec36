package org.lanewise.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.tensor.Shape;

class ModelsTest {
    /** What begins the names of models that see a window of each image. */
    private static final List<String> CROPPED = List.of("convnetjs", "lanewise-best");

    static List<Model> all() {
        return Models.all();
    }

    @Test
    void namesAreUnique() {
        assertThat(Models.names()).doesNotHaveDuplicates().contains("luo-cnn1", "holting-model1");
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyModelIsFoundByItsName(Model model) {
        assertThat(Models.named(model.name())).isEqualTo(model);
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyModelClassifiesMnistUnderItsOwnNameWhateverItsInitialisation(Model model) {
        for (Network network : model.initializations().values()) {
            assertThat(network.name()).isEqualTo(model.name());
            assertThat(network.input()).isEqualTo(CROPPED.stream().anyMatch(model.name()::startsWith)
                    ? new Shape(1, 24, 24)
                    : new Shape(1, 28, 28));
            assertThat(network.output()).isEqualTo(Shape.vector(10));
            assertThat(network.parameterCount()).isEqualTo(model.parameterCount());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyDescriptionIsOneLineForATable(Model model) {
        assertThat(model.description()).isNotBlank().doesNotContain("\n").doesNotEndWith(".");
        assertThat(model.description().length()).isLessThanOrEqualTo(110);
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearestOne() {
        assertThatThrownBy(() -> Models.named("luo-cn1"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("there is no model 'luo-cn1'; did you mean 'luo-cnn1'?");
    }

    @Test
    void aNameNearNothingIsAnsweredWithAllNames() {
        assertThatThrownBy(() -> Models.named("alexnet"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageStartingWith("there is no model 'alexnet'; there are luo-cnn1, ");
    }

    @Test
    void anUnknownInitialisationIsAnsweredWithThoseOfTheModel() {
        assertThatThrownBy(() -> Models.named("luo-cnn1").network("xavier"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("there is no initialisation of luo-cnn1 'xavier'; there are he, report");
    }
}
