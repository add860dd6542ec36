package org.lanewise.trainer.launcher;

import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Locale;
import java.util.Map;

/** The place that an operating system has for what a program can make or fetch again. */
public final class CacheFolder {
    private CacheFolder() {}

    /**
     * This program's folder there; it need not exist.
     *
     * @param operatingSystem as in the system property {@code os.name}
     */
    public static Path of(Map<String, String> environment, String operatingSystem, Path home) {
        return caches(environment, operatingSystem.toLowerCase(Locale.ROOT), home).resolve("lanewise");
    }

    private static Path caches(Map<String, String> environment, String system, Path home) {
        if (system.startsWith("windows")) {
            return absolute(environment.get("LOCALAPPDATA"), home.resolve("AppData").resolve("Local"));
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library").resolve("Caches");
        }
        // The XDG Base Directory Specification says that a relative path is to be ignored.
        return absolute(environment.get("XDG_CACHE_HOME"), home.resolve(".cache"));
    }

    private static Path absolute(String path, Path otherwise) {
        return path == null || !Paths.get(path).isAbsolute() ? otherwise : Paths.get(path);
    }
}
