package org.lanewise.benchmarks.launcher;

import org.lanewise.trainer.launcher.Launcher;

/** Where the comparison with other programs starts again when it is moved to another JVM. */
public final class Peers {
    private Peers() {}

    /** Runs the comparison. */
    public static void main(String[] arguments) throws Throwable {
        new Launcher(Peers.class, "org.lanewise.benchmarks.peers.PeersCommand").run(arguments);
    }
}
