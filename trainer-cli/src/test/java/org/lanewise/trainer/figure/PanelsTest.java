package org.lanewise.trainer.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class PanelsTest {
    @Test
    void figuresStandRowByRow() {
        LineChart chart = new LineChart("loss").size(300, 200);
        Panels panels = new Panels("all", 2, List.of(chart, chart, chart));

        List<Element> cells = Xml.elements(panels.svg(), "g");

        assertThat(panels.width()).isEqualTo(600);
        assertThat(panels.height()).isEqualTo(434);
        assertThat(cells.stream().map(cell -> cell.getAttribute("transform")))
                .containsExactly("translate(0 34)", "translate(300 34)", "translate(0 234)");
    }

    @Test
    void withoutFiguresThereAreNoPanels() {
        assertThatThrownBy(() -> new Panels("all", 2, List.of())).hasMessageContaining("0 figures in 2 columns");
    }
}
