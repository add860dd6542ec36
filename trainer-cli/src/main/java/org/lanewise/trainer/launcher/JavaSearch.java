package org.lanewise.trainer.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Looks for installed Java. What the user points at comes first and in this order: the running one, {@code JAVA_HOME},
 * {@code JDK_HOME}, variables such as {@code JAVA_HOME_25_X64}, the {@code PATH}. Then the folders that installers use,
 * where the oldest suitable feature release wins, and of that the newest update.
 */
final class JavaSearch {
    private static final Pattern VERSIONED_VARIABLE =
            Pattern.compile("JAVA_HOME_\\d+.*|JAVA_?\\d+_HOME|JDK_?\\d+(_HOME)?");
    private static final Comparator<JavaInstallation> OLDEST_FEATURE_NEWEST_UPDATE = Comparator
            .comparingInt((JavaInstallation java) -> java.version().feature())
            .thenComparing(java -> java.version().update(), Comparator.reverseOrder());

    private final Path running;
    private final Map<String, String> environment;
    private final List<Path> usualPlaces;

    JavaSearch(Path running, Map<String, String> environment, List<Path> usualPlaces) {
        this.running = running;
        this.environment = environment;
        this.usualPlaces = usualPlaces;
    }

    static JavaSearch ofThisMachine() {
        Map<String, String> environment = System.getenv();
        Path userHome = Paths.get(System.getProperty("user.home"));
        return new JavaSearch(
                Paths.get(System.getProperty("java.home")),
                environment,
                UsualPlaces.of(System.getProperty("os.name"), environment, userHome));
    }

    /** The first suitable installation; folders are read only until it is found. */
    Optional<JavaInstallation> first(Predicate<JavaInstallation> suitable) {
        for (Path home : pointedAt()) {
            JavaInstallation java = JavaInstallation.in(home);
            if (java != null && suitable.test(java)) {
                return Optional.of(java);
            }
        }
        return installed().stream().filter(suitable).min(OLDEST_FEATURE_NEWEST_UPDATE);
    }

    private List<Path> pointedAt() {
        List<Path> homes = new ArrayList<>();
        homes.add(running);
        Map<String, String> sorted = new TreeMap<>(environment);
        List<String> named = new ArrayList<>();
        Collections.addAll(named, "JAVA_HOME", "JDK_HOME");
        sorted.keySet().stream().filter(name -> VERSIONED_VARIABLE.matcher(name).matches()).forEach(named::add);
        for (String name : named) {
            path(environment.get(name)).ifPresent(homes::add);
        }
        String searched = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
        for (String folder : searched.split(Pattern.quote(File.pathSeparator))) {
            path(folder).flatMap(JavaSearch::homeOfCommandIn).ifPresent(homes::add);
        }
        return homes;
    }

    private static Optional<Path> path(String text) {
        try {
            return text == null || text.isEmpty() ? Optional.empty() : Optional.of(Paths.get(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> homeOfCommandIn(Path folder) {
        for (String command : new String[]{"java", "java.exe"}) {
            try {
                Path bin = folder.resolve(command).toRealPath().getParent();
                return Optional.ofNullable(bin == null ? null : bin.getParent());
            } catch (IOException e) {
                continue;
            }
        }
        return Optional.empty();
    }

    private List<JavaInstallation> installed() {
        List<JavaInstallation> found = new ArrayList<>();
        for (Path place : usualPlaces) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(place)) {
                for (Path folder : folders) {
                    for (String home : new String[]{"", "Contents/Home", "libexec/openjdk.jdk/Contents/Home",
                        "current"}) {
                        JavaInstallation java = JavaInstallation.in(folder.resolve(home));
                        if (java != null) {
                            found.add(java);
                            break;
                        }
                    }
                }
            } catch (IOException e) {
                continue;
            }
        }
        return found;
    }
}
