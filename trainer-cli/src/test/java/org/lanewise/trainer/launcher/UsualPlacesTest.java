package org.lanewise.trainer.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UsualPlacesTest {
    private static final Path HOME = Path.of("home");

    @Test
    void everySystemHasTheFoldersOfDevelopmentTools() {
        for (String system : new String[]{"Linux", "Mac OS X", "Windows 11", "FreeBSD"}) {
            assertThat(UsualPlaces.of(system, Map.of(), HOME))
                    .as(system)
                    .contains(HOME.resolve(".sdkman/candidates/java"), HOME.resolve(".asdf/installs/java"),
                            HOME.resolve(".jdks"));
        }
    }

    @Test
    void eachSystemHasTheFoldersOfItsInstallers() {
        assertThat(UsualPlaces.of("Linux", Map.of(), HOME)).contains(Path.of("/usr/lib/jvm"));
        assertThat(UsualPlaces.of("Mac OS X", Map.of(), HOME))
                .contains(Path.of("/Library/Java/JavaVirtualMachines"),
                        HOME.resolve("Library/Java/JavaVirtualMachines"));
        assertThat(UsualPlaces.of("Windows 11", Map.of("ProgramFiles", "programs", "LOCALAPPDATA", "local"), HOME))
                .contains(Path.of("programs/Java"), Path.of("programs/Eclipse Adoptium"),
                        Path.of("local/Programs/Microsoft"));
    }

    @Test
    void toolsThatWereMovedAreFoundByTheirVariables() {
        assertThat(UsualPlaces.of("Linux", Map.of("SDKMAN_DIR", "moved", "ASDF_DATA_DIR", ""), HOME))
                .contains(Path.of("moved/candidates/java"), HOME.resolve(".asdf/installs/java"))
                .doesNotContain(HOME.resolve(".sdkman/candidates/java"));
    }
}
