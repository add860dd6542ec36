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

/**
 * What a reader of a page types: the commands in its blocks of kind {@code sh}, and the files that its blocks of kind
 * {@code yaml} show, whose first line is a comment with the name of the file.
 */
record TypedPage(List<String> commands, Map<String, String> files) {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");

    static TypedPage read(Path file) throws IOException {
        List<String> commands = new ArrayList<>();
        Map<String, String> files = new LinkedHashMap<>();
        Matcher block = BLOCK.matcher(Files.readString(file).replace("\r\n", "\n"));
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

    /** The words of a command, as a shell separates them. Nothing else of a shell is known here. */
    static List<String> words(String command) {
        if (command.matches(".*[\"'$&|;<>*?#`\\\\].*")) {
            throw new AssertionError("this takes more of a shell than a test has: " + command);
        }
        return Arrays.asList(command.split(" +"));
    }
}
