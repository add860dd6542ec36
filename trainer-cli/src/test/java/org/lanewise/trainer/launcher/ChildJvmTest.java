package org.lanewise.trainer.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Each test starts two JVMs: a {@link StandIn} and, behind it, a {@link Program}. */
@Timeout(60)
class ChildJvmTest {
    private Process standIn;

    private BufferedReader start(List<String> jvmOptions, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), StandIn.class.getName()));
        command.addAll(List.of(arguments));
        standIn = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        return standIn.inputReader(StandardCharsets.UTF_8);
    }

    @AfterEach
    void leaveNothingRunning() {
        standIn.descendants().forEach(ProcessHandle::destroyForcibly);
        standIn.destroyForcibly();
    }

    @Test
    void passesOnJvmOptionsPropertiesAndArguments() throws Exception {
        BufferedReader out = start(List.of("-Xmx77m", "-Dgreeting=two words"), "describe", "--model", "a b", "");

        assertThat(out.readLine()).contains("-Xmx77m", "-Dgreeting=two words");
        assertThat(out.readLine()).as("vector module is resolved").isEqualTo("true");
        assertThat(out.readLine()).isEqualTo("[describe, --model, a b, ]");
        assertThat(standIn.waitFor()).isZero();
    }

    @Test
    void passesOnTheExitCode() throws Exception {
        start(List.of(), "exit", "3");

        assertThat(standIn.waitFor()).isEqualTo(3);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void onTermTellsTheProgramAndWaitsUntilItHasSaved(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("checkpoint");
        start(List.of(), "save-when-stopped", file.toString()).readLine();

        standIn.destroy();

        assertThat(standIn.waitFor()).isEqualTo(128 + 15);
        assertThat(file).hasContent("saved");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void onInterruptLeavesTheAnswerToTheProgram() throws Exception {
        start(List.of(), "exit-after-byte").readLine();

        new ProcessBuilder("kill", "-INT", Long.toString(standIn.pid())).start().waitFor();
        assertThat(standIn.waitFor(1, TimeUnit.SECONDS)).as("ended on the interrupt").isFalse();
        standIn.getOutputStream().write(7);
        standIn.getOutputStream().flush();

        assertThat(standIn.waitFor()).isEqualTo(7);
    }

    @Test
    void whenKilledTakesTheProgramAlong(@TempDir Path folder) throws Exception {
        long pid = Long.parseLong(start(List.of(), "save-when-stopped", folder.resolve("file").toString()).readLine());
        ProcessHandle program = ProcessHandle.of(pid).orElseThrow();

        standIn.destroyForcibly();

        program.onExit().get();
        assertThat(program.isAlive()).isFalse();
    }
}
