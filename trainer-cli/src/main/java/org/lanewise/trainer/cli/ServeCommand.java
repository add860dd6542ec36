package org.lanewise.trainer.cli;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.trainer.machine.KernelChoice;
import org.lanewise.trainer.serve.DrawingSite;
import org.lanewise.trainer.serve.ServedNetworks;
import org.lanewise.trainer.serve.web.Route;
import org.lanewise.trainer.serve.web.WebServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves a page on which one draws a digit and sees what networks make of it. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Serves a page on which one draws a digit and sees what trained networks make of it, and the same for "
                + "programs: POST /predict, described by /predict.schema.json.",
        footer = {
            "",
            "Examples:",
            "  trainer serve --network run.ckpt",
            "  trainer serve --network a.safetensors --network b.safetensors --port 9000"
        })
final class ServeCommand implements Callable<Integer> {
    /** Tried first, so that the page keeps its address: 28 x 28. */
    private static final int USUAL_PORT = 2828;

    private static final int LARGEST_PORT = 65535;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--network",
            required = true,
            paramLabel = "FILE",
            description = "What 'trainer train' has saved, a network or a checkpoint; may be given several times.")
    private List<Path> files;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port to listen on; 0 for any that is free. Default: " + USUAL_PORT
                    + ", or any other if that is taken.")
    private Integer port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "Address to listen on; with 0.0.0.0 everybody who reaches this machine can use the page. Default: "
                    + "this machine only.")
    private String address;

    @Option(
            names = "--kernels",
            paramLabel = "KIND",
            defaultValue = KernelSelection.AUTO,
            description = "auto, scalar or simd. Default: ${DEFAULT-VALUE}.")
    private String kernels;

    @Override
    public Integer call() {
        InetAddress listening = address();
        PrintWriter err = spec.commandLine().getErr();
        KernelChoice choice = KernelChoice.of(kernels);
        choice.notes().forEach(err::println);
        err.flush();
        ServedNetworks networks = ServedNetworks.read(files, choice.kernels());
        Thread warmUp = Thread.ofPlatform().daemon().name("warm-up").unstarted(networks::warmUp);
        try (WebServer server = start(listening, new DrawingSite(networks).routes())) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("Draw a digit: " + server.uri());
            out.println("Networks: " + String.join(", ", networks.names()) + (listening.isLoopbackAddress()
                    ? ". Ctrl-C ends."
                    : ". Everybody who reaches " + listening.getHostAddress() + " can use the page. Ctrl-C ends."));
            out.flush();
            warmUp.start();
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            warmUp.interrupt();
        }
        return ExitCode.OK;
    }

    private InetAddress address() {
        if (port != null && (port < 0 || port > LARGEST_PORT)) {
            throw new IllegalArgumentException("--port must be 0 to " + LARGEST_PORT + ", got " + port);
        }
        try {
            return address == null ? InetAddress.getLoopbackAddress() : InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("--bind " + address + " is no address of this machine", e);
        }
    }

    private WebServer start(InetAddress listening, Map<String, Route> routes) {
        if (port != null) {
            return WebServer.start(listening, port, routes);
        }
        try {
            return WebServer.start(listening, USUAL_PORT, routes);
        } catch (IllegalArgumentException e) {
            return WebServer.start(listening, 0, routes);
        }
    }
}
