package org.lanewise.trainer.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

class LineChartTest {
    private static final Pattern POINT = Pattern.compile("(-?[0-9.]+) (-?[0-9.]+)");

    @Test
    void namesAreEscapedAndTheRestIsXml() {
        String svg = new LineChart("a < b & \"c\" \u0007").x(Axis.linear("<x>"))
                .y(Axis.linear("y & z"))
                .add(falling("</svg>", 10))
                .add(falling("'two'", 10))
                .svg();

        assertThat(Xml.elements(svg, "title").getFirst().getTextContent()).isEqualTo("a < b & \"c\" \ufffd");
        assertThat(texts(svg)).contains("<x>", "y & z", "</svg>", "'two'");
        assertThat(Xml.parse(svg).getDocumentElement().getAttribute("role")).isEqualTo("img");
        assertThat(Xml.elements(svg, "desc").getFirst().getTextContent()).contains("10 points between 1 and 10");
    }

    @Test
    void theSameNumbersGiveTheSameBytesInEveryCountry() {
        String first = chart(Legend.Place.BELOW).svg();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(chart(Legend.Place.BELOW).svg()).isEqualTo(first);
            Locale.setDefault(Locale.GERMANY);
            assertThat(chart(Legend.Place.BELOW).svg()).isEqualTo(first);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLegendNamesEverySeriesWhereverItStands(Legend.Place place) {
        assertThat(texts(chart(place).svg())).contains("falling", "rising", "reported");
    }

    @Test
    void aLegendInTheCornerCoversNoData() {
        LineChart high = new LineChart("").add(series("one", 200, i -> 1 - Math.exp(-i / 20.0)))
                .add(series("two", 200, i -> 0.9 - Math.exp(-i / 30.0)))
                .legend(Legend.Place.UPPER_RIGHT);
        LineChart low = new LineChart("").add(series("one", 200, i -> Math.exp(-i / 20.0)))
                .add(series("two", 200, i -> Math.exp(-i / 30.0)))
                .legend(Legend.Place.UPPER_RIGHT);

        assertThat(List.of(high.svg(), low.svg())).allSatisfy(svg -> {
            Element box = Xml.elements(svg, "rect", "legend").getFirst();
            double left = number(box, "x");
            double bottom = number(box, "y") + number(box, "height");
            Element plot = Xml.elements(svg, "svg").get(1);
            for (Element curve : curves(svg)) {
                Matcher point = POINT.matcher(curve.getAttribute("d"));
                while (point.find()) {
                    double x = Double.parseDouble(point.group(1)) + number(plot, "x") + 5;
                    double y = Double.parseDouble(point.group(2)) + number(plot, "y") + 5;
                    assertThat(x < left || y > bottom).as(x + ", " + y + " under the legend").isTrue();
                }
            }
        });
    }

    @Test
    void aLegendThatFindsNoRoomInTheCornerMovesBelow() {
        String svg = new LineChart("").add(series("one", 200, i -> i))
                .add(series("two", 200, i -> 0))
                .legend(Legend.Place.LOWER_RIGHT)
                .svg();

        assertThat(Xml.elements(svg, "rect", "legend")).isEmpty();
        assertThat(texts(svg)).contains("one", "two");
    }

    @Test
    void aSingleCurveNeedsNoLegend() {
        assertThat(texts(new LineChart("").add(falling("only", 5)).svg())).doesNotContain("only");
    }

    @Test
    void noisyValuesArePaleBehindTheirMean() {
        String svg = new LineChart("").addNoisy(series("loss", 3000, i -> i % 2), 2).svg();

        assertThat(Xml.elements(svg, "path", "faint")).hasSize(1);
        assertThat(curves(svg)).hasSize(2);
        Matcher end = POINT.matcher(curves(svg).getLast().getAttribute("d"));
        double last = 0;
        while (end.find()) {
            last = Double.parseDouble(end.group(2));
        }
        double height = number(Xml.elements(svg, "svg").get(1), "height") - 10;
        assertThat(last).isBetween(0.45 * height, 0.55 * height);
    }

    @Test
    void runsBecomeTheirMeanAndABand() {
        double[] x = {0, 1};
        List<double[]> runs = List.of(new double[]{1, 2}, new double[]{2, 4}, new double[]{6, 6});

        Series ends = Series.overRuns("", x, runs, Series.Spread.MIN_TO_MAX);
        Series deviation = Series.overRuns("", x, runs, Series.Spread.STANDARD_DEVIATION);

        assertThat(ends.y()).containsExactly(3, 4);
        assertThat(ends.low()).containsExactly(1, 2);
        assertThat(ends.high()).containsExactly(6, 6);
        assertThat(deviation.low()).containsExactly(3 - Math.sqrt(7), 2);
        assertThat(Xml.elements(new LineChart("").add(ends).svg(), "path", "band")).hasSize(1);
    }

    @Test
    void aChartWithoutDataIsStillAChart() {
        assertThat(texts(new LineChart("nothing yet").x(Axis.linear("x")).svg())).contains("nothing yet", "x");
        assertThat(new LineChart("").add(falling("gaps", 3).band(new double[3], new double[3]))
                .add(Series.of("nothing", new double[2], new double[]{Double.NaN, Double.NaN}))
                .svg()).doesNotContain("NaN");
    }

    @Test
    void lengthsThatDifferAreRefused() {
        assertThatThrownBy(() -> Series.of("loss", new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("series loss has 2 x, 3 y");
    }

    private static LineChart chart(Legend.Place place) {
        return new LineChart("chart").x(Axis.linear("iteration"))
                .y(Axis.logarithmic("loss"))
                .add(falling("falling", 60_000))
                .add(series("rising", 1000, i -> 60.5 * i + 0.25))
                .reference("reported", 2.5)
                .legend(place);
    }

    private static Series falling(String name, int points) {
        return series(name, points, i -> points - i);
    }

    private static Series series(String name, int points, IntToDoubleFunction value) {
        double[] y = new double[points];
        Arrays.setAll(y, value);
        return Series.counted(name, 0, 1, y);
    }

    private static List<String> texts(String svg) {
        return Xml.elements(svg, "text").stream().map(Element::getTextContent).toList();
    }

    /** The paths of the series, not those of the legend. */
    private static List<Element> curves(String svg) {
        return Xml.elements(svg, "path", "line")
                .stream()
                .filter(path -> path.getElementsByTagName("title").getLength() == 1)
                .toList();
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
