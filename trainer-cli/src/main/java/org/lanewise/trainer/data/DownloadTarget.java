package org.lanewise.trainer.data;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * The bytes of one file as they arrive, held across attempts so that a broken download goes on where it stopped. The
 * size is known beforehand; a server that sends more is cut off.
 */
final class DownloadTarget {
    private final byte[] bytes;
    private int received;
    private Appender current;

    DownloadTarget(int size) {
        bytes = new byte[size];
    }

    synchronized int received() {
        return received;
    }

    /** What has arrived. */
    synchronized byte[] content() {
        return Arrays.copyOf(bytes, received);
    }

    /** Takes nothing more from the response so far, which may still be alive, and returns how much it has brought. */
    synchronized int detach() {
        current = null;
        return received;
    }

    synchronized void restart() {
        received = 0;
    }

    /** Decides by the status of a response what becomes of its body. */
    synchronized BodySubscriber<Void> receive(ResponseInfo head) {
        switch (head.statusCode()) {
            case 200 -> received = 0; // the whole file, whether or not only the rest was asked for
            case 206 -> {}
            default -> {
                return BodySubscribers.replacing(null);
            }
        }
        current = new Appender();
        return current;
    }

    private synchronized boolean append(Appender source, ByteBuffer part) {
        int count = part.remaining();
        if (source != current || count > bytes.length - received) {
            return false;
        }
        part.get(bytes, received, count);
        received += count;
        return true;
    }

    private final class Appender implements BodySubscriber<Void> {
        private final CompletableFuture<Void> body = new CompletableFuture<>();
        private Flow.Subscription subscription;

        @Override
        public CompletionStage<Void> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> parts) {
            for (ByteBuffer part : parts) {
                if (!append(this, part)) {
                    subscription.cancel();
                    body.completeExceptionally(new MirrorException(
                            "sent more than the expected " + bytes.length + " bytes", MirrorException.Next.GIVE_UP));
                    return;
                }
            }
        }

        @Override
        public void onError(Throwable failure) {
            body.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            body.complete(null);
        }
    }
}
