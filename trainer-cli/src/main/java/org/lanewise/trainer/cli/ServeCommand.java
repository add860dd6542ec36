package org.lanewise.trainer.cli;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.trainer.live.TrainingSite;
import org.lanewise.trainer.serve.DrawingSite;
import org.lanewise.trainer.serve.ServedNetworks;
import org.lanewise.trainer.serve.web.Route;
import org.lanewise.trainer.serve.web.WebServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
                + "programs: POST /predict, described by /predict.schema.json. On this machine also a page, /training/, on "
                + "which one begins a training and watches it.",
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

    @Mixin
    private DataOption data;

    @Mixin
    private ComputeOptions compute;

    @Override
    public Integer call() {
        InetAddress listening = address();
        Kernels kernels = compute.kernels(spec.commandLine().getErr());
        ServedNetworks networks = ServedNetworks.read(files, kernels);
        Thread warmUp = Thread.ofPlatform().daemon().name("warm-up").unstarted(networks::warmUp);
        // Whoever reaches this machine may ask a network, but not keep the processors busy.
        boolean trains = listening.isLoopbackAddress();
        TrainingSite training = new TrainingSite(data::find, compute::workers, kernels, Version.program());
        Map<String, Route> routes = new TreeMap<>(new DrawingSite(networks, trains).routes());
        if (trains) {
            routes.putAll(training.routes());
        }
        try (training; WebServer server = start(listening, routes)) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("Draw a digit: " + server.uri());
            out.println("Networks: " + String.join(", ", networks.names()) + (listening.isLoopbackAddress()
                    ? ". Ctrl-C ends."
                    : ". Everybody who reaches " + listening.getHostAddress() + " can use the page. Ctrl-C ends."));
            if (trains) {
                out.println("Train one: " + server.uri().resolve(TrainingSite.AT));
            }
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
