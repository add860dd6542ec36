package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class HelpTest {
    static Stream<String> commands() {
        return withSubcommands(Main.commandLine()).map(command -> command.getCommandSpec().qualifiedName());
    }

    private static Stream<CommandLine> withSubcommands(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpTest::withSubcommands));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItselfWithAnExampleThatParses(String command) {
        List<String> words = Stream.concat(Stream.of(command.split(" ")).skip(1), Stream.of("--help")).toList();

        Cli run = Cli.run(words.toArray());

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("Usage: " + command).contains("Example");
        List<String> examples =
                run.out().lines().map(String::strip).filter(line -> line.startsWith("trainer ")).toList();
        assertThat(examples).isNotEmpty()
                .allSatisfy(example -> Main.commandLine()
                        .parseArgs(Stream.of(example.split(" ")).skip(1).toArray(String[]::new)));
    }

    @Test
    void aCommandOfWhichNoOtherIsNeededIsTheSameAlone() {
        Main.commandLine().getSubcommands().forEach((name, command) -> {
            CommandLine alone = Main.commandLineFor(name).getSubcommands().get(name);

            assertThat(alone.getUsageMessage()).isEqualTo(command.getUsageMessage());
            assertThat(command.getCommandSpec().userObject().getClass().getAnnotation(Command.class).name())
                    .isEqualTo(name);
        });
        assertThat(Main.commandLineFor("tarin").getSubcommands()).hasSameSizeAs(Main.commandLine().getSubcommands());
    }
}
