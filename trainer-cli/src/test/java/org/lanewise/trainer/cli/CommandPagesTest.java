package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/commands} says what the help says. With {@code -Dlanewise.docs=write} it writes the pages instead. */
class CommandPagesTest {
    private static final Path FOLDER = Path.of("..", "docs", "commands");

    private static final String COMMAND = "mvn -q -pl trainer-cli -am test -Dtest=CommandPagesTest "
            + "-Dsurefire.failIfNoSpecifiedTests=false -Dlanewise.docs=write";

    private static boolean writes() {
        return "write".equals(System.getProperty("lanewise.docs"));
    }

    static Stream<CommandPage> pages() {
        return CommandPage.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void thePageOfACommandIsItsHelp(CommandPage page) throws IOException {
        Path file = FOLDER.resolve(page.fileName());
        if (writes()) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, page.markdown());
        }

        List<String> committed = Files.exists(file) ? Files.readAllLines(file) : List.of();

        assertThat(committed)
                .as("%s is not what the help of the command says any more; this makes all pages anew: %s", file,
                        COMMAND)
                .isEqualTo(page.markdown().lines().toList());
    }

    @Test
    void thereIsNoPageOfACommandThatIsGone() throws IOException {
        List<String> known = pages().map(CommandPage::fileName).toList();
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> strangers =
                    files.filter(file -> !known.contains(file.getFileName().toString())).toList();
            if (writes()) {
                for (Path stranger : strangers) {
                    Files.delete(stranger);
                }
            } else {
                assertThat(strangers).as("pages of no command; %s removes them", COMMAND).isEmpty();
            }
        }
    }
}
