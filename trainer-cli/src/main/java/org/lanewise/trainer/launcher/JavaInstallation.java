package org.lanewise.trainer.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** A JDK or JRE on this machine, as its {@code release} file describes it. */
final class JavaInstallation {
    private final Path home;
    private final JavaVersion version;
    private final Set<String> modules;

    private JavaInstallation(Path home, JavaVersion version, Set<String> modules) {
        this.home = home;
        this.version = version;
        this.modules = modules;
    }

    /** Reads the folder, without starting anything; null if no Java can be started from it. */
    static JavaInstallation in(Path home) {
        if (!Files.isExecutable(java(home))) {
            return null;
        }
        JavaVersion version = null;
        Set<String> modules = Collections.emptySet();
        try {
            for (String line : Files.readAllLines(home.resolve("release"), StandardCharsets.UTF_8)) {
                if (line.startsWith("JAVA_VERSION=")) {
                    version = JavaVersion.parse(value(line));
                } else if (line.startsWith("MODULES=")) {
                    modules = new HashSet<>(Arrays.asList(value(line).split(" ")));
                }
            }
        } catch (IOException e) {
            return null;
        }
        return version == null ? null : new JavaInstallation(home, version, modules);
    }

    private static String value(String line) {
        return line.substring(line.indexOf('=') + 1).replace("\"", "").trim();
    }

    private static Path java(Path home) {
        Path windows = home.resolve("bin").resolve("java.exe");
        return Files.exists(windows) ? windows : home.resolve("bin").resolve("java");
    }

    Path java() {
        return java(home);
    }

    JavaVersion version() {
        return version;
    }

    boolean hasModule(String name) {
        return modules.contains(name);
    }

    @Override
    public String toString() {
        return "Java " + version + " in " + home;
    }
}
