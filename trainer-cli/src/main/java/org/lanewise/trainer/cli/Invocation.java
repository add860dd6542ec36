package org.lanewise.trainer.cli;

import java.nio.file.Path;

/** How this program was started, for command lines that it proposes. */
final class Invocation {
    private Invocation() {}

    /** What to type before the command. */
    static String program() {
        return program(System.getProperty("java.class.path"));
    }

    /** @param classPath one jar if the program is packed, many entries during development */
    static String program(String classPath) {
        return classPath.endsWith(".jar") && !classPath.contains(java.io.File.pathSeparator)
                ? "java -jar " + quoted(Path.of(classPath))
                : "trainer";
    }

    /** A path as a shell takes it. */
    static String quoted(Path path) {
        String text = path.toString();
        return text.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._-/\\:+@%".indexOf(c) >= 0)
                ? text
                : "\"" + text + "\"";
    }
}
