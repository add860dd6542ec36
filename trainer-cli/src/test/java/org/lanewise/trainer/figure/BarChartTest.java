package org.lanewise.trainer.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class BarChartTest {
    private static final List<String> KINDS = List.of("blotch", "noise");

    @Test
    void theLengthOfABarIsItsValue() {
        String svg = new BarChart("", KINDS).y(Axis.linear("accuracy").to(1)).add(Bars.of("one", 0.25, 0.75)).svg();

        List<Element> bars = Xml.elements(svg, "rect", "bar");

        assertThat(bars).hasSize(2);
        assertThat(height(bars.get(1))).isEqualTo(3 * height(bars.get(0)), org.assertj.core.data.Offset.offset(0.3));
    }

    @Test
    void whereTheAxisDoesNotBeginAtZeroThereArePointsAndNoBars() {
        String svg = new BarChart("", KINDS).y(Axis.linear("accuracy").from(0.9).to(1))
                .add(Bars.of("one", 0.95, 0.97))
                .svg();

        assertThat(Xml.elements(svg, "rect", "bar")).isEmpty();
        assertThat(Xml.elements(svg, "path", "f0")).hasSize(2);
    }

    @Test
    void errorBarsAndMissingValuesAreShownAsSuch() {
        Bars bars = Bars.of("one", 0.5, Double.NaN)
                .between(new double[]{0.4, Double.NaN}, new double[]{0.6, Double.NaN});

        String svg = new BarChart("", KINDS).add(bars).svg();

        assertThat(Xml.elements(svg, "rect", "bar")).hasSize(1);
        assertThat(Xml.elements(svg, "path", "error")).hasSize(1);
        assertThat(Xml.elements(svg, "desc").getFirst().getTextContent()).contains("blotch: one 0.5. noise: one none.");
    }

    @Test
    void namesThatDoNotFitAreSlanted() {
        List<String> names = List.of("a-very-long-name-without-spaces-to-wrap-it-at", "b", "c", "d", "e", "f");

        String svg = new BarChart("", names).add(Bars.of("one", 1, 2, 3, 4, 5, 6)).svg();

        assertThat(Xml.elements(svg, "text").stream().filter(t -> t.getAttribute("transform").startsWith("rotate(-30")))
                .hasSize(6);
    }

    @Test
    void asManyValuesAsCategories() {
        assertThatThrownBy(() -> new BarChart("", KINDS).add(Bars.of("one", 1)))
                .hasMessage("bars one have 1 values for 2 categories");
    }

    private static double height(Element bar) {
        return Double.parseDouble(bar.getAttribute("height"));
    }
}
