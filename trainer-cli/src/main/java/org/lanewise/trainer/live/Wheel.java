package org.lanewise.trainer.live;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.lanewise.engine.train.Training;
import org.lanewise.engine.train.TrainingSettings;
import org.lanewise.trainer.train.SettingsChange;
import org.lanewise.trainer.train.Steering;

/** Where other threads steer a training: pause it, change its settings, ask it something between two steps. */
final class Wheel implements Steering {
    private static final long NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Queue<Question<?>> questions = new ConcurrentLinkedQueue<>();
    private final BooleanSupplier ending;
    private volatile boolean paused;
    private TrainingSettings wanted;

    private record Question<T>(Function<Training, T> asked, CompletableFuture<T> answer) {
        void ask(Training training) {
            try {
                answer.complete(asked.apply(training));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        }
    }

    /** @param ending whether the run is to end; then it does not stay paused */
    Wheel(BooleanSupplier ending) {
        this.ending = ending;
    }

    boolean isPaused() {
        return paused;
    }

    void pause(boolean pausing) {
        paused = pausing;
    }

    /** Forgets what was asked of another training. */
    synchronized void take(TrainingSettings settings) {
        wanted = settings;
    }

    /**
     * Asks for other settings from the next step on.
     *
     * @throws IllegalArgumentException if they are impossible
     */
    synchronized TrainingSettings change(SettingsChange change, int images) {
        TrainingSettings changed = change.over(wanted);
        if (changed.batch() > images) {
            throw new IllegalArgumentException("a batch of " + changed.batch() + " is more than the " + images
                    + " training images");
        }
        wanted = changed;
        return changed;
    }

    /** The settings of the next step. */
    synchronized TrainingSettings wanted() {
        return wanted;
    }

    /** Asks the training something between two steps, on its own thread. */
    <T> CompletableFuture<T> ask(Function<Training, T> question) {
        Question<T> asked = new Question<>(question, new CompletableFuture<>());
        questions.add(asked);
        return asked.answer();
    }

    /** Answers what was asked; for the thread that trains, or did until now. */
    void answer(Training training) {
        for (Question<?> question = questions.poll(); question != null; question = questions.poll()) {
            question.ask(training);
        }
    }

    @Override
    public TrainingSettings settings(Training training) {
        answer(training);
        while (paused && !ending.getAsBoolean()) {
            LockSupport.parkNanos(NAP_NANOS);
            answer(training);
        }
        return wanted();
    }
}
