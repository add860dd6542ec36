package org.lanewise.trainer.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.ReLU;
import org.lanewise.engine.layer.Residual;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.models.Model;
import org.lanewise.models.Models;
import org.lanewise.trainer.figure.Figure;
import org.lanewise.trainer.figure.Xml;
import org.w3c.dom.Element;

class ArchitectureFigureTest {
    static Stream<Model> models() {
        return Models.all().stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everythingLiesWithinThePicture(Model model) {
        Figure figure = ArchitectureFigure.of(model.network());
        for (Element box : Xml.elements(figure.svg(), "rect", "legend")) {
            assertThat(end(box, "x", "width")).isLessThan(figure.width());
            assertThat(end(box, "y", "height")).isLessThan(figure.height());
        }
        assertThat(figure.description()).contains(" to 10.");
    }

    private static int end(Element box, String from, String length) {
        return Integer.parseInt(box.getAttribute(from)) + Integer.parseInt(box.getAttribute(length));
    }

    @Test
    void whatFollowsWithoutAnotherShapeSharesABox() {
        List<String> texts = texts(ArchitectureFigure.of(Models.named("lanewise-best").network()));

        assertThat(texts).contains("Conv2d 3x3, stride 2", "BatchNorm, ReLU", "48x9x9", "13,920")
                .contains("Conv2d 3x3, pad 1", "Flatten", "Dropout 0.4", "Linear", "10")
                .doesNotContain("ReLU");
    }

    @Test
    void aBlockIsTwoWaysAndASum() {
        Network network = Network.of(
                "blocks", new Shape(2, 8, 8),
                Residual.of(Conv2d.of(2, 3).withPadding(1), Residual.of(new ReLU(), Conv2d.of(2, 1))),
                Residual.of(Conv2d.of(4, 1)).withShortcut(Conv2d.of(4, 1)));

        assertThat(texts(ArchitectureFigure.of(network)).stream().filter("+"::equals)).hasSize(3);
        assertThat(Xml.elements(ArchitectureFigure.of(network).svg(), "circle")).hasSize(3);
    }

    private static List<String> texts(Figure figure) {
        return Xml.elements(figure.svg(), "text").stream().map(Element::getTextContent).toList();
    }
}
