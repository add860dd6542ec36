package org.lanewise.trainer.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lanewise.trainer.page.Blocks;
import org.lanewise.trainer.page.Cell;
import org.lanewise.trainer.page.Column;
import org.lanewise.trainer.page.MarkdownText;
import org.lanewise.trainer.page.Prose;
import org.lanewise.trainer.page.Table;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The page of a command in {@code docs/commands}: its help, as Markdown. */
record CommandPage(CommandLine command) {
    private static final String INDEX = "README";

    /** The pages of the program and of all its commands. */
    static Stream<CommandPage> all() {
        return below(Main.commandLine());
    }

    private static Stream<CommandPage> below(CommandLine command) {
        return Stream.concat(
                Stream.of(new CommandPage(command)),
                command.getSubcommands().values().stream().flatMap(CommandPage::below));
    }

    /** {@code data-fetch.md}. */
    String fileName() {
        return name() + ".md";
    }

    private String name() {
        CommandSpec spec = command.getCommandSpec();
        return spec.parent() == null ? INDEX : words().replace(' ', '-');
    }

    /** The command without the name of the program. */
    private String words() {
        return command.getCommandSpec().qualifiedName().replaceFirst("^\\S+ ?", "");
    }

    String markdown() {
        UsageMessageSpec help = command.getCommandSpec().usageMessage();
        Blocks page = new Blocks();
        page.paragraph(isIndex() ? introduction() : Prose.of("").page("All commands", INDEX));
        page.paragraph(help.description()[0])
                .preformatted(command.getHelp().synopsis(0).strip());
        commands(page);
        arguments(page, "Parameters", command.getCommandSpec().positionalParameters());
        arguments(page, "Options", command.getCommandSpec().options());
        footer(page, help.footer());
        page.section("Exit codes");
        Table codes = new Table(Column.right("code"), Column.left("meaning"));
        help.exitCodeList().forEach((code, meaning) -> codes.row(code, meaning));
        page.table(codes);
        return MarkdownText.of(page.page(command.getCommandSpec().qualifiedName()), "");
    }

    private static Prose introduction() {
        return Prose.of("What the commands say of themselves when they are asked with ")
                .code("--help")
                .text(", page by page. The word ")
                .code("trainer")
                .text(" stands for ")
                .code("java -jar trainer-cli/target/trainer.jar")
                .text("; ")
                .page("completion", "completion")
                .text(" says how to make it a command of your shell.");
    }

    private boolean isIndex() {
        return name().equals(INDEX);
    }

    private void commands(Blocks page) {
        List<CommandPage> others = command.getSubcommands()
                .values()
                .stream()
                .flatMap(CommandPage::below)
                .toList();
        if (!others.isEmpty()) {
            Table table = new Table(Column.left("command"), Column.left("does"));
            others.forEach(other -> table.row(
                    Cell.of(Prose.of("").page(other.words(), other.name())),
                    Cell.of(other.command.getCommandSpec().usageMessage().description()[0])));
            page.section("Commands").table(table);
        }
    }

    private static void arguments(Blocks page, String heading, List<? extends ArgSpec> arguments) {
        if (!arguments.isEmpty()) {
            Table table = new Table(Column.left("name"), Column.left("meaning"));
            arguments.forEach(argument -> table.row(
                    Cell.code(label(argument)),
                    Cell.of(String.join(" ", argument.description()) + (argument.required() ? " Required." : ""))));
            page.section(heading).table(table);
        }
    }

    private static String label(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return argument.paramLabel();
        }
        String value = option.arity().max() == 0 ? ""
                : option.arity().min() == 0 ? "[=" + option.paramLabel() + "]"
                        : " " + option.paramLabel();
        return String.join(", ", option.names()) + value;
    }

    /** Paragraphs, then examples; lines that are indented stay as they are. */
    private static void footer(Blocks page, String... lines) {
        List<String> paragraphs = new ArrayList<>();
        for (String line : lines) {
            boolean continues = line.startsWith("  ") && !paragraphs.isEmpty() && paragraphs.getLast().startsWith("  ");
            if (continues) {
                paragraphs.add(paragraphs.removeLast() + "\n" + line);
            } else if (!line.isEmpty()) {
                paragraphs.add(line);
            }
        }
        boolean notes = false;
        for (String paragraph : paragraphs) {
            if (paragraph.matches("Examples?:")) {
                page.section("Examples");
                notes = true;
                continue;
            }
            if (!notes) {
                page.section("Notes");
                notes = true;
            }
            if (paragraph.startsWith("  ")) {
                page.preformatted(paragraph.lines().map(String::strip).collect(Collectors.joining("\n")));
            } else {
                page.paragraph(paragraph);
            }
        }
    }
}
