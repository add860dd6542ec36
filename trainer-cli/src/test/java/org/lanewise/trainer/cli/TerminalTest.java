package org.lanewise.trainer.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lanewise.trainer.report.Look;

class TerminalTest {
    @Test
    void coloursAreLeftOutWhereSomebodyMindsThem() {
        assertThat(Terminal.look("Linux", Map.of(), UTF_8)).isEqualTo(new Look(true, true, true));
        assertThat(Terminal.look("Linux", Map.of("NO_COLOR", ""), UTF_8).colours()).isTrue();
        assertThat(Terminal.look("Linux", Map.of("NO_COLOR", "1"), UTF_8)).isEqualTo(new Look(true, false, true));
        assertThat(Terminal.look("Windows 11", Map.of(), UTF_8).colours()).isFalse();
    }

    @Test
    void blocksAreDrawnOnlyInCharacterSetsThatHaveThem() {
        assertThat(Terminal.look("Linux", Map.of(), US_ASCII).blocks()).isFalse();
    }

    @Test
    void theWidthIsTheSecondNumberOfStty() {
        assertThat(TerminalWidth.columns("24 132\n")).hasValue(132);
        assertThat(TerminalWidth.columns("0 0")).isEmpty();
        assertThat(TerminalWidth.columns("stty: not a terminal")).isEmpty();
        assertThat(TerminalWidth.columns("")).isEmpty();
    }

    @Test
    void onlyTheTerminalAmongTheConsolesOfWindowsIsSentEscapeCodes() {
        assertThat(Terminal.understandsEscapes("Linux", Map.of())).isTrue();
        assertThat(Terminal.understandsEscapes("Mac OS X", Map.of())).isTrue();
        assertThat(Terminal.understandsEscapes("Windows 11", Map.of())).isFalse();
        assertThat(Terminal.understandsEscapes("Windows 11", Map.of("WT_SESSION", "1"))).isTrue();
    }
}
