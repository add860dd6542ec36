package org.lanewise.trainer.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrackTest {
    private static final Track RATE =
            Track.of(Axis.logarithmic("lr").from(0.001).to(0.1), new double[]{0.001, 0.01, 0.1, 0});
    private static final Track KIND =
            Track.ofWords("kind <&>", List.of("sgd", "adam"), List.of("sgd", "adam", "adam", "sgd"));
    private static final List<String> NAMES = List.of("a", "b", "c & d", "e");

    @Test
    void numbersLieOnTheirAxisAndWordsAtEqualDistances() {
        assertThat(RATE.place(0)).isCloseTo(0, within(1e-12));
        assertThat(RATE.place(1)).isCloseTo(0.5, within(1e-12));
        assertThat(RATE.place(2)).isCloseTo(1, within(1e-12));
        assertThat(RATE.hasPlace(3)).as("zero on a logarithmic axis").isFalse();
        assertThat(KIND.places()).containsExactly(0.25, 0.75, 0.75, 0.25);
        assertThat(KIND.marks()).extracting(Track.Mark::text).containsExactly("sgd", "adam");
    }

    @Test
    void everyThingThatHasAPlaceIsAPointWithItsName() {
        String svg = new ScatterPlot("points", RATE, KIND, NAMES, 2).svg();

        Xml.parse(svg);
        assertThat(svg)
                .contains("<title>a</title>", "<title>b</title>", "<title>c &amp; d</title>", "kind &lt;&amp;&gt;")
                .doesNotContain("<title>e</title>", "NaN");
        assertThat(svg.split("<circle", -1)).as("one stands out").hasSize(2);
    }

    @Test
    void everyThingOfTheRankingIsALineAndTheBestIsTheLastToBeDrawn() {
        String svg = new ParallelPlot("lines", List.of(RATE, KIND), NAMES, List.of(1, 0, 2)).svg();

        Xml.parse(svg);
        assertThat(svg).contains("<title>a</title>", "<title>c &amp; d</title>").doesNotContain("<title>e</title>");
        assertThat(svg.indexOf("<title>b</title>")).isGreaterThan(svg.indexOf("<title>a</title>"));
    }

    @Test
    void quantitiesOfDifferentThingsAreRefused() {
        assertThatThrownBy(() -> new ScatterPlot("p", RATE, KIND, List.of("a"), -1)).hasMessageContaining("1 names");
        assertThatThrownBy(() -> new ParallelPlot("p", List.of(RATE), NAMES, List.of()))
                .hasMessageContaining("1 quantities");
    }
}
