package org.lanewise.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveLineTest {
    private final StringWriter written = new StringWriter();

    private LiveLine line(Look look, int columns) {
        return new LiveLine(new PrintWriter(written), look, () -> columns);
    }

    @Test
    void writesOverTheLongerTextBefore() {
        LiveLine line = line(Look.PLAIN, 80);
        line.show("a long text");
        line.show("short");

        assertThat(written).hasToString("\ra long text\rshort      ");
    }

    @Test
    void leavesAnEmptyLineBehind() {
        LiveLine line = line(Look.PLAIN, 80);
        line.show("text");
        line.clear();
        line.clear();

        assertThat(written).hasToString("\rtext\r    \r");
    }

    @Test
    void neverFillsTheLastColumn() {
        line(Look.PLAIN, 40).show("x".repeat(200));

        assertThat(written).hasToString("\r" + "x".repeat(39));
    }

    @Test
    void turnsWrappingOffWhereTheTerminalCanAndOnAgain() {
        line(new Look(true, false, true), 80).show("text");

        assertThat(written).hasToString("\r\u001b[?7ltext\u001b[?7h");
    }

    @Test
    void coloursTakeNoRoomAndEndWhereTheyShall() {
        LiveLine line = line(new Look(false, true, true), 8);
        line.show(List.of(Span.plain("abc"), new Span("defghi", Span.Colour.LOSS), new Span("jkl", Span.Colour.BAR)));

        assertThat(written).hasToString("\rabc\u001b[33mdefg\u001b[0m");
    }

    @Test
    void isDrawnAtMostTenTimesASecond() {
        LiveLine line = line(Look.PLAIN, 80);
        assertThat(line.isDue()).isTrue();

        line.show("text");

        assertThat(line.isDue()).isFalse();
    }
}
