package org.lanewise.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule holds for the classes of all modules, and is broken by the classes that were written to break it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
    private static final String ROOT = "org.lanewise";
    private static final String BROKEN_ROOT = "org.lanewise.architecture.broken";

    private JavaClasses classes;
    private JavaClasses brokenClasses;

    @BeforeAll
    void readClassFiles() {
        classes = new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);
        brokenClasses = new ClassFileImporter().importPackages(BROKEN_ROOT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"engine", "models", "trainer"})
    void everyModuleIsLookedAt(String module) {
        long count = classes.stream()
                .filter(type -> type.getPackageName().startsWith(ROOT + "." + module))
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .count();

        assertThat(count).as("classes of " + module).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void holds(ArchitectureRule rule) {
        rule.in(ROOT).check(classes);
    }

    @ParameterizedTest
    @EnumSource
    void findsEveryClassThatBreaksIt(ArchitectureRule rule) {
        String report = rule.in(BROKEN_ROOT).evaluate(brokenClasses).getFailureReport().toString();

        assertThat(rule.broken()).isNotEmpty().allSatisfy(type -> assertThat(report).contains(type.getName()));
    }
}
