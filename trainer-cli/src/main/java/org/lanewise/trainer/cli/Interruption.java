package org.lanewise.trainer.cli;

import org.lanewise.trainer.train.StopSignal;

/**
 * Turns Ctrl-C, and whatever else ends the JVM in an orderly way, into a stop signal, and keeps the JVM alive until the
 * run has saved itself. The JVM then ends with the exit code of the signal: 130 for Ctrl-C, 143 for SIGTERM.
 */
final class Interruption implements AutoCloseable {
    private final StopSignal stop = new StopSignal();
    private final Thread hook = new Thread(this::stopAndWait, "interruption");

    Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    StopSignal stop() {
        return stop;
    }

    private void stopAndWait() {
        stop.request();
        try {
            stop.awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The run is over and everything is said. */
    @Override
    public void close() {
        stop.ended();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending already; the hook has just been let go.
            return;
        }
    }
}
