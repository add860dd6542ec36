package org.lanewise.trainer.cli;

import java.net.InetAddress;
import org.lanewise.trainer.live.Dashboard;
import org.lanewise.trainer.serve.web.WebServer;
import picocli.CommandLine.Option;

/** Whether and where a run is shown in the browser. */
final class DashboardOptions {
    private static final int LARGEST_PORT = 65535;

    @Option(
            names = "--dashboard",
            arity = "0..1",
            fallbackValue = "0",
            paramLabel = "PORT",
            description = "Show the run on a page, on which it can also be paused and changed; on any free port unless one "
                    + "is named. The program then goes on until Ctrl-C.")
    private Integer port;

    boolean isAsked() {
        return port != null;
    }

    /** @throws IllegalArgumentException if there is no such port, or something is asked that a watched run cannot give */
    void check(GateOption gate, boolean stops, boolean replays) {
        if (port != null && (port < 0 || port > LARGEST_PORT)) {
            throw new IllegalArgumentException("--dashboard takes a port from 0 to " + LARGEST_PORT + ", got " + port);
        }
        if (isAsked() && replays) {
            throw new IllegalArgumentException(
                    "with --dashboard the settings are changed on the page; leave --replay out");
        }
        if (isAsked() && gate.isAsked()) {
            throw new IllegalArgumentException("with --dashboard the run may be changed while it goes on and ends with "
                    + "Ctrl-C; leave --require-accuracy out");
        }
        if (isAsked() && stops) {
            throw new IllegalArgumentException("with --dashboard the run is measured after every epoch and ends with "
                    + "Ctrl-C; leave --patience, --watch and --test-every out");
        }
    }

    /** This option as it was given, to be repeated in another command line. */
    String repeated() {
        return port == null ? "" : port == 0 ? " --dashboard" : " --dashboard=" + port;
    }

    WebServer serve(Dashboard dashboard) {
        return WebServer.start(InetAddress.getLoopbackAddress(), port, dashboard.routes());
    }
}
