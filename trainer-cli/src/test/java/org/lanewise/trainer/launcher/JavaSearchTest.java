package org.lanewise.trainer.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaSearchTest {
    @TempDir
    private Path folder;
    private Path running;
    private Path place;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void oldJavaIsRunning() throws IOException {
        folder = folder.toRealPath();
        running = FakeJava.in(folder.resolve("running"), "17.0.15");
        place = folder.resolve("usual");
    }

    private Optional<Path> found() {
        JavaSearch search = new JavaSearch(running, environment, List.of(folder.resolve("missing"), place));
        return search.first(java -> java.version().feature() >= 25 && java.hasModule("jdk.incubator.vector"))
                .map(java -> java.java().getParent().getParent());
    }

    @Test
    void findsNothingOnAMachineWithoutASuitableJava() {
        FakeJava.in(place.resolve("jdk-21"), "21.0.2");

        assertThat(found()).isEmpty();
    }

    @Test
    void prefersTheRunningJavaToAllOthers() {
        running = FakeJava.in(folder.resolve("running-25"), "25.0.3");
        environment.put("JAVA_HOME", FakeJava.in(folder.resolve("home"), "25.0.4").toString());

        assertThat(found()).contains(running);
    }

    @Test
    void followsVariablesBeforeThePathAndThePathBeforeTheUsualPlaces() {
        Path usual = FakeJava.in(place.resolve("jdk-25"), "25.0.9");
        assertThat(found()).contains(usual);

        Path onPath = FakeJava.in(folder.resolve("on-path"), "25.0.1");
        environment.put("PATH", folder + File.pathSeparator + onPath.resolve("bin"));
        assertThat(found()).contains(onPath);

        Path versioned = FakeJava.in(folder.resolve("versioned"), "25.0.1");
        environment.put("JAVA_HOME_25_X64", versioned.toString());
        assertThat(found()).contains(versioned);

        Path jdkHome = FakeJava.in(folder.resolve("jdk-home"), "25.0.1");
        environment.put("JDK_HOME", jdkHome.toString());
        assertThat(found()).contains(jdkHome);

        Path javaHome = FakeJava.in(folder.resolve("java-home"), "25.0.1");
        environment.put("JAVA_HOME", javaHome.toString());
        assertThat(found()).contains(javaHome);
    }

    @Test
    void passesOverVariablesThatPointToAnOldJavaOrNowhere() {
        environment.put("JAVA_HOME", FakeJava.in(folder.resolve("old"), "1.8.0_292").toString());
        environment.put("JDK_HOME", folder.resolve("gone").toString());
        environment.put("JAVA_HOME_21_X64", "not a path \0");
        environment.put("PATH", "");
        Path usual = FakeJava.in(place.resolve("jdk-25"), "25.0.3");

        assertThat(found()).contains(usual);
    }

    @Test
    void amongTheUsualPlacesTakesTheOldestSuitableFeatureAndItsNewestUpdate() {
        FakeJava.in(place.resolve("a-26"), "26.0.2");
        FakeJava.in(place.resolve("b-25"), "25.0.3");
        Path newest = FakeJava.in(place.resolve("c-25"), "25.0.10");
        FakeJava.in(place.resolve("d-25"), "25.0.9");
        FakeJava.in(place.resolve("e-24"), "24.0.2");

        assertThat(found()).contains(newest);
    }

    @Test
    void passesOverAJavaWithoutTheVectorModule() {
        FakeJava.in(place.resolve("jre-25"), "25.0.3", "java.base java.logging");
        Path later = FakeJava.in(place.resolve("jdk-26"), "26");

        assertThat(found()).contains(later);
    }

    @Test
    void looksIntoTheBundlesOfMacAndOfHomebrew() {
        Path bundle = FakeJava.in(place.resolve("temurin-25.jdk/Contents/Home"), "25.0.3");
        assertThat(found()).contains(bundle);

        Path homebrew = FakeJava.in(place.resolve("openjdk@25/libexec/openjdk.jdk/Contents/Home"), "25.0.4");
        assertThat(found()).contains(homebrew);
    }

    @Test
    void followsLinksOnThePath() throws IOException {
        Path jdk = FakeJava.in(folder.resolve("jdk-25"), "25.0.3");
        Path bin = Files.createDirectory(folder.resolve("bin"));
        assumeTrue(canLink(bin.resolve("java"), jdk.resolve("bin/java")), "links need a privilege on this system");
        environment.put("PATH", bin.toString());

        assertThat(found()).contains(jdk);
    }

    private static boolean canLink(Path link, Path target) {
        try {
            Files.createSymbolicLink(link, target);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    @Test
    void passesOverFoldersWithoutCommandOrReleaseFile() throws IOException {
        Files.delete(FakeJava.in(place.resolve("a"), "25.0.3").resolve("release"));
        Files.delete(FakeJava.in(place.resolve("b"), "25.0.3").resolve("bin/java"));
        FakeJava.in(place.resolve("c"), "twenty-five");
        Files.writeString(place.resolve("file"), "no folder");

        assertThat(found()).isEmpty();
    }
}
