package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanewise.engine.checkpoint.NetworkFile;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.tensor.Shape;
import picocli.CommandLine;

class ServeCommandTest {
    private static Path network(Path folder, Shape input) {
        Path file = folder.resolve("small.safetensors");
        Network network = Network.of("small", input, new Flatten(), Linear.of(10));
        new NetworkFile(new Parameters(network), Normalization.UNIT, Map.of()).write(file);
        return file;
    }

    @Test
    void thePageIsServedUntilTheProgramIsEnded(@TempDir Path folder) throws Exception {
        StringWriter out = new StringWriter();
        Path file = network(folder, new Shape(1, 28, 28));
        CommandLine command = Main.commandLine().setOut(new PrintWriter(out));
        Thread program = Thread.ofPlatform()
                .start(
                        () -> command.execute("serve", "--network", file.toString(), "--port", "0"));
        Matcher address = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/").matcher("");
        while (!address.reset(out.toString()).find()) {
            assertThat(program.isAlive()).isTrue();
            Thread.sleep(5);
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI networks = URI.create(address.group()).resolve("networks");
            assertThat(http.send(HttpRequest.newBuilder(networks).build(), BodyHandlers.ofString()).body())
                    .contains("\"name\":\"small\"");
        }
        program.interrupt();
        program.join();

        assertThat(out.toString()).startsWith("Draw a digit: ")
                .contains("Networks: small. Ctrl-C ends.", "Train one: " + address.group() + "training/");
    }

    @Test
    void aNetworkThatTakesNoDigitsIsRefused(@TempDir Path folder) {
        Cli cli = Cli.run("serve", "--network", network(folder, new Shape(3, 32, 32)));

        assertThat(cli.exitCode()).isEqualTo(3);
        assertThat(cli.err()).contains("small takes images of 3x32x32");
    }

    @Test
    void aNetworkGivenTwiceIsRefused(@TempDir Path folder) {
        Path file = network(folder, new Shape(1, 28, 28));
        Cli cli = Cli.run("serve", "--network", file, "--network", file, "--network", file);

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains("is given twice");
    }

    @Test
    void aPortThatIsTakenIsNamed(@TempDir Path folder) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Cli cli = Cli.run(
                    "serve", "--network", network(folder, new Shape(1, 28, 28)), "--port", taken.getLocalPort());

            assertThat(cli.exitCode()).isEqualTo(2);
            assertThat(cli.err()).contains("port " + taken.getLocalPort() + " of 127.0.0.1 cannot be listened on");
        }
    }

    @Test
    void aPortThatCannotBeIsRefused(@TempDir Path folder) {
        Cli cli = Cli.run("serve", "--network", network(folder, new Shape(1, 28, 28)), "--port", 70000);

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains("--port must be 0 to 65535, got 70000");
    }

    @Test
    void aMissingFileIsNamed(@TempDir Path folder) {
        Cli cli = Cli.run("serve", "--network", folder.resolve("none"));

        assertThat(cli.exitCode()).isEqualTo(3);
        assertThat(cli.err()).contains("none");
    }

    @Test
    void aDashboardAndAGateContradictEachOther() {
        Cli cli = Cli.run("train", "luo-cnn1", "--dashboard", "0", "--require-accuracy", "0.9");

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains("leave --require-accuracy out");
    }
}
