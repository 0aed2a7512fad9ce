package dev.koder.herald.sync.engine.http;

import dev.koder.herald.sync.zone.port.Draft;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Takes the body of a 200 into a draft as it arrives, and throws any other away. */
final class DraftBody implements BodyHandler<Boolean> {
    private static final int OK = 200;

    private final Draft draft;
    private final long largestBytes;

    DraftBody(Draft draft, long largestBytes) {
        this.draft = draft;
        this.largestBytes = largestBytes;
    }

    @Override
    public BodySubscriber<Boolean> apply(ResponseInfo response) {
        if (response.statusCode() != OK) {
            return BodySubscribers.replacing(false);
        }
        return BodyHandlers.limiting(info -> new Taker(draft), largestBytes).apply(response);
    }

    private static final class Taker implements BodySubscriber<Boolean> {
        private final Draft draft;
        private final CompletableFuture<Boolean> taken = new CompletableFuture<>();
        private @Nullable WritableByteChannel out;
        private Flow.@Nullable Subscription subscription;

        Taker(Draft draft) {
            this.draft = draft;
        }

        @Override
        public CompletionStage<Boolean> getBody() {
            return taken;
        }

        @Override
        public void onSubscribe(Flow.Subscription begun) {
            subscription = begun;
            try {
                out = draft.rewrite();
                begun.request(Long.MAX_VALUE);
            } catch (IOException e) {
                begun.cancel();
                taken.completeExceptionally(e);
            }
        }

        @Override
        public void onNext(List<ByteBuffer> octets) {
            try {
                for (ByteBuffer buffer : octets) {
                    while (out != null && buffer.hasRemaining()) {
                        out.write(buffer);
                    }
                }
            } catch (IOException e) {
                if (subscription != null) {
                    subscription.cancel();
                }
                onError(e);
            }
        }

        @Override
        public void onError(Throwable why) {
            close();
            taken.completeExceptionally(why);
        }

        @Override
        public void onComplete() {
            if (close()) {
                taken.complete(true);
            }
        }

        private boolean close() {
            try {
                if (out != null) {
                    out.close();
                }
                return true;
            } catch (IOException e) {
                taken.completeExceptionally(e);
                return false;
            }
        }
    }
}
