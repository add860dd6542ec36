package org.lanewise.trainer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a reader of a page types: commands, and files. */
record TypedPage(List<String> commands, Map<String, String> files) {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");

    /** A block without a kind, or a line that is indented. */
    private static final Pattern PLAIN = Pattern.compile("(?ms)^```\\n(.*?)^```$|^ {4}(\\S.*?)$");

    private static final Pattern OF_A_KIND = Pattern.compile("(?ms)^```\\w+\\n.*?^```$");

    /**
     * A page that says of what kind its blocks are: commands stand in those of kind {@code sh}, files in those of kind {@code
     * yaml}, whose first line is a comment with the name of the file.
     */
    static TypedPage read(Path file) throws IOException {
        List<String> commands = new ArrayList<>();
        Map<String, String> files = new LinkedHashMap<>();
        Matcher block = BLOCK.matcher(text(file));
        while (block.find()) {
            String text = block.group(2);
            switch (block.group(1)) {
                case "sh" -> commands.addAll(text.lines().filter(line -> !line.isBlank()).toList());
                case "yaml" -> files.put(text.lines().findFirst().orElseThrow().replaceFirst("^# *", ""), text);
                case "text" -> {
                    // What the program answers.
                }
                default -> throw new AssertionError(file + " has a block of kind " + block.group(1));
            }
        }
        return new TypedPage(commands, files);
    }

    /** A page whose commands are its indented lines and its blocks without a kind; what is joined by && counts as two. */
    static TypedPage readPlain(Path file) throws IOException {
        List<String> commands = PLAIN.matcher(OF_A_KIND.matcher(text(file)).replaceAll(""))
                .results()
                .flatMap(part -> part.group(1) == null ? Stream.of(part.group(2)) : part.group(1).lines())
                .flatMap(line -> Stream.of(line.split(" && ")))
                .map(line -> line.replaceFirst(" +# .*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
        return new TypedPage(commands, Map.of());
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file).replace("\r\n", "\n");
    }

    /** The words of a command, as a shell separates them. Nothing else of a shell is known here. */
    static List<String> words(String command) {
        if (command.matches(".*[\"'$&|;<>*?#`\\\\].*")) {
            throw new AssertionError("this takes more of a shell than a test has: " + command);
        }
        return Arrays.asList(command.split(" +"));
    }
}
