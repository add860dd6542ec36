package org.lanewise.trainer.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders that look like an installed Java to somebody who does not start it. */
final class FakeJava {
    private FakeJava() {}

    static Path in(Path home, String version, String modules) {
        try {
            Path bin = Files.createDirectories(home.resolve("bin"));
            Path command = Files.writeString(bin.resolve("java"), "");
            if (!command.toFile().setExecutable(true)) {
                throw new IOException("cannot make " + command + " executable");
            }
            Files.writeString(home.resolve("release"), """
                    IMPLEMENTOR="Somebody"
                    JAVA_VERSION="%s"
                    MODULES="%s"
                    OS_ARCH="x86_64"
                    """.formatted(version, modules));
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path in(Path home, String version) {
        return in(home, version, "java.base jdk.incubator.vector");
    }
}
