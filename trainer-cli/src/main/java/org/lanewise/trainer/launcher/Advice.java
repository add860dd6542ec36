package org.lanewise.trainer.launcher;

import java.util.Locale;

/** What to tell somebody whose machine has no Java that is new enough. */
final class Advice {
    private Advice() {}

    static String install(int feature, String operatingSystem) {
        return String.format(
                "This program needs a JDK %1$d or later; this is Java %2$s in %3$s, and no newer one was found.%n"
                        + "Install one and run the same command again:%n"
                        + "%4$s"
                        + "    any system        https://adoptium.net/temurin/releases/?version=%1$d%n"
                        + "It is found where installers put it, on the PATH, or in the folder that JAVA_HOME names.%n",
                feature,
                System.getProperty("java.version"),
                System.getProperty("java.home"),
                String.format(packages(operatingSystem.toLowerCase(Locale.ROOT)), feature));
    }

    private static String packages(String system) {
        if (system.startsWith("windows")) {
            return "    Windows           winget install EclipseAdoptium.Temurin.%1$d.JDK%n";
        }
        if (system.startsWith("mac")) {
            return "    Homebrew          brew install openjdk@%1$d%n";
        }
        return "    Debian, Ubuntu    sudo apt install openjdk-%1$d-jdk-headless%n"
                + "    Fedora            sudo dnf install java-%1$d-openjdk-devel%n";
    }
}
