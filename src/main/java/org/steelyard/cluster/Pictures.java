package org.steelyard.cluster;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

import org.steelyard.settlement.Picture;

/** Who wants a picture of the queues: any thread asks, and the engine's thread takes it between commands. */
final class Pictures {

    private final Queue<CompletableFuture<Picture>> asked = new ConcurrentLinkedQueue<>();

    CompletableFuture<Picture> ask() {
        CompletableFuture<Picture> answer = new CompletableFuture<>();
        asked.add(answer);
        return answer;
    }

    /** One picture for all who have asked; says for how many. Who waits for it is told by another thread. */
    int take(Supplier<Picture> camera) {
        if (asked.isEmpty()) {
            return 0;
        }
        Picture picture = camera.get();
        int told = 0;
        for (CompletableFuture<Picture> one = asked.poll(); one != null; one = asked.poll()) {
            var _ = one.completeAsync(() -> picture);
            told++;
        }
        return told;
    }
}
