package org.lanewise.trainer.train;

import java.util.concurrent.CountDownLatch;

/** A wish, made on any thread, that a run end after its current batch. */
public final class StopSignal {
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean requested;

    /** Asks for the end; the run obeys within a batch, or within an evaluation. */
    public void request() {
        requested = true;
    }

    /** Whether the end was asked for. */
    public boolean isRequested() {
        return requested;
    }

    /** Tells those who wait that the run is over, and all that it had to say and to save is said and saved. */
    public void ended() {
        ended.countDown();
    }

    /** Waits for {@link #ended}. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }
}
