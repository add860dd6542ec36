package org.lanewise.trainer.launcher;

import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The folders in which installers, package managers and development tools keep one folder for each Java. */
final class UsualPlaces {
    private static final List<String> LINUX = Arrays.asList(
            "/usr/lib/jvm", "/usr/lib64/jvm", "/usr/local/lib/jvm", "/usr/local", "/usr/java", "/usr/local/java",
            "/opt", "/opt/java", "/opt/jdk", "/opt/jvm");
    private static final List<String> MAC = Arrays.asList(
            "/Library/Java/JavaVirtualMachines", "/opt/homebrew/opt", "/usr/local/opt",
            "/opt/local/Library/Java/JavaVirtualMachines");
    private static final List<String> WINDOWS_ROOTS = Arrays.asList("ProgramW6432", "ProgramFiles", "LOCALAPPDATA");
    private static final List<String> WINDOWS_VENDORS = Arrays.asList(
            "Java", "Eclipse Adoptium", "Eclipse Foundation", "Microsoft", "Amazon Corretto", "Zulu", "BellSoft",
            "Semeru",
            "SapMachine", "RedHat", "OpenJDK");

    private UsualPlaces() {}

    /** The places for an operating system as {@code os.name} calls it; none of them need exist. */
    static List<Path> of(String operatingSystem, Map<String, String> environment, Path userHome) {
        List<Path> places = new ArrayList<>();
        String system = operatingSystem.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            for (String root : WINDOWS_ROOTS) {
                if (environment.get(root) != null) {
                    Path folder = Paths.get(environment.get(root));
                    for (String vendor : WINDOWS_VENDORS) {
                        places.add(folder.resolve(vendor));
                        places.add(folder.resolve("Programs").resolve(vendor));
                    }
                }
            }
            places.add(userHome.resolve("scoop/apps"));
        } else if (system.startsWith("mac")) {
            MAC.forEach(place -> places.add(Paths.get(place)));
            places.add(userHome.resolve("Library/Java/JavaVirtualMachines"));
        } else {
            LINUX.forEach(place -> places.add(Paths.get(place)));
        }
        places.add(fromVariable(environment, "SDKMAN_DIR", userHome.resolve(".sdkman")).resolve("candidates/java"));
        places.add(fromVariable(environment, "ASDF_DATA_DIR", userHome.resolve(".asdf")).resolve("installs/java"));
        places.add(fromVariable(environment, "MISE_DATA_DIR", userHome.resolve(".local/share/mise"))
                .resolve("installs/java"));
        places.add(fromVariable(environment, "JBANG_DIR", userHome.resolve(".jbang")).resolve("cache/jdks"));
        places.add(fromVariable(environment, "GRADLE_USER_HOME", userHome.resolve(".gradle")).resolve("jdks"));
        places.add(fromVariable(environment, "JABBA_HOME", userHome.resolve(".jabba")).resolve("jdk"));
        places.add(userHome.resolve(".jdks"));
        places.add(userHome.resolve(".jenv/versions"));
        return places;
    }

    private static Path fromVariable(Map<String, String> environment, String variable, Path otherwise) {
        String value = environment.get(variable);
        return value == null || value.isEmpty() ? otherwise : Paths.get(value);
    }
}
