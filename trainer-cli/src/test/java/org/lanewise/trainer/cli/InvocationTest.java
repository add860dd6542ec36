package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class InvocationTest {
    @Test
    void thePackedProgramIsStartedAsItWasStarted() {
        assertThat(Invocation.program("trainer.jar")).isEqualTo("java -jar trainer.jar");
        assertThat(Invocation.program("my programs" + File.separator + "trainer.jar"))
                .isEqualTo("java -jar \"my programs" + File.separator + "trainer.jar\"");
    }

    @Test
    void aProgramInDevelopmentIsCalledByItsName() {
        assertThat(Invocation.program("classes" + File.pathSeparator + "picocli.jar")).isEqualTo("trainer");
    }

    @Test
    void pathsThatAShellWouldTakeApartAreQuoted() {
        assertThat(Invocation.quoted(Path.of("run.ckpt"))).isEqualTo("run.ckpt");
        assertThat(Invocation.quoted(Path.of("my run.ckpt"))).isEqualTo("\"my run.ckpt\"");
        assertThat(Invocation.quoted(Path.of("a&b"))).isEqualTo("\"a&b\"");
    }
}
