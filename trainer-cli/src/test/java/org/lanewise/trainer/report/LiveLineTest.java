package org.lanewise.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class LiveLineTest {
    private final StringWriter written = new StringWriter();

    private LiveLine line(boolean escapes) {
        return new LiveLine(new PrintWriter(written), escapes);
    }

    @Test
    void writesOverTheLongerTextBefore() {
        LiveLine line = line(false);
        line.show("a long text");
        line.show("short");

        assertThat(written).hasToString("\ra long text\rshort      ");
    }

    @Test
    void leavesAnEmptyLineBehind() {
        LiveLine line = line(false);
        line.show("text");
        line.clear();
        line.clear();

        assertThat(written).hasToString("\rtext\r    \r");
    }

    @Test
    void neverFillsTheLastOfEightyColumns() {
        line(false).show("x".repeat(200));

        assertThat(written).hasToString("\r" + "x".repeat(79));
    }

    @Test
    void turnsWrappingOffWhereTheTerminalCanAndOnAgain() {
        line(true).show("text");

        assertThat(written).hasToString("\r\u001b[?7ltext\u001b[?7h");
    }

    @Test
    void isDrawnAtMostTenTimesASecond() {
        LiveLine line = line(false);
        assertThat(line.isDue()).isTrue();

        line.show("text");

        assertThat(line.isDue()).isFalse();
    }
}
