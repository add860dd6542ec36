package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void onlyTheTerminalAmongTheConsolesOfWindowsIsSentEscapeCodes() {
        assertThat(Terminal.understandsEscapes("Linux", Map.of())).isTrue();
        assertThat(Terminal.understandsEscapes("Mac OS X", Map.of())).isTrue();
        assertThat(Terminal.understandsEscapes("Windows 11", Map.of())).isFalse();
        assertThat(Terminal.understandsEscapes("Windows 11", Map.of("WT_SESSION", "1"))).isTrue();
    }
}
