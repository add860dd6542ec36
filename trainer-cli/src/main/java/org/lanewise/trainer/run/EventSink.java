package org.lanewise.trainer.run;

/** Somebody who keeps or shows the events of a run: its log, TensorBoard, a page. Called on the thread that trains. */
public interface EventSink extends AutoCloseable {
    /** Takes an event, in the order in which they happened. */
    void add(RunEvent event);

    /** Sees to it that no event is lost any more: a checkpoint is about to be saved, which must not be ahead of it. */
    default void force() {}

    @Override
    void close();
}
