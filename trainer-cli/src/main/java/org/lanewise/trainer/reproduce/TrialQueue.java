package org.lanewise.trainer.reproduce;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.lanewise.engine.train.Progress;
import org.lanewise.trainer.train.StopSignal;

/** Trials that are to be run, as many at a time as there are machines. */
final class TrialQueue {
    private static final long SAVE_NANOS = 15_000_000_000L;

    private final Agenda agenda;
    private final Function<Trial, RunFolder> folders;
    private final ReproductionListener listener;
    private final StopSignal stop;
    private volatile boolean failed;

    TrialQueue(
            Agenda agenda, Function<Trial, RunFolder> folders, ReproductionListener listener, StopSignal stop) {
        this.agenda = agenda;
        this.folders = folders;
        this.listener = new InTurn(listener);
        this.stop = stop;
    }

    /**
     * Runs them all.
     *
     * @return whether all was done; false if the stop signal came
     */
    boolean run(List<Machinery> machines) {
        if (machines.size() == 1) {
            return take(new ConcurrentLinkedQueue<>(agenda.pending()), machines.getFirst());
        }
        Queue<Trial> pending = new ConcurrentLinkedQueue<>(agenda.longestFirst());
        List<Callable<Boolean>> takers = machines.stream()
                .map(machine -> (Callable<Boolean>) () -> takeUnlessOneFails(pending, machine))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(machines.size())) {
            boolean all = true;
            for (Future<Boolean> taken : threads.invokeAll(takers)) {
                all &= taken.get();
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        }
    }

    /** Where one cannot go on, for instance because the disk is full, the others save themselves and end. */
    private boolean takeUnlessOneFails(Queue<Trial> pending, Machinery machine) {
        boolean ended = false;
        try {
            boolean all = take(pending, machine);
            ended = true;
            return all;
        } finally {
            failed |= !ended;
        }
    }

    private boolean take(Queue<Trial> pending, Machinery machine) {
        for (Trial trial = pending.poll(); trial != null; trial = pending.poll()) {
            Optional<Outcome> outcome =
                    new TrialRun(trial, folders.apply(trial), machine, listener, this::mustEnd, SAVE_NANOS).run();
            if (outcome.isEmpty()) {
                return false;
            }
            listener.ended(trial, outcome.get());
        }
        return true;
    }

    private boolean mustEnd() {
        return stop.isRequested() || failed;
    }

    /** Lets a listener hear one thing at a time. */
    private record InTurn(ReproductionListener listener) implements ReproductionListener {
        @Override
        public synchronized void planned(Agenda agenda) {
            listener.planned(agenda);
        }

        @Override
        public synchronized void began(Trial trial, long updates) {
            listener.began(trial, updates);
        }

        @Override
        public synchronized void stepped(Trial trial, Progress progress) {
            listener.stepped(trial, progress);
        }

        @Override
        public synchronized void ended(Trial trial, Outcome outcome) {
            listener.ended(trial, outcome);
        }
    }
}
