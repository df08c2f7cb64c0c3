package org.steelyard.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/**
 * People who watch: each holds one stream of server-sent events (the HTML standard, section 9.2) on a virtual
 * thread of its own. A slow one delays nobody; it gets fewer, larger frames.
 */
final class Viewers {

    /** Far more than a control room has; beyond it a stranger's script is the likelier reason. */
    static final int MOST = 256;

    /** Shorter than the idle limits of the proxies and tunnels between. */
    private static final long KEEP_ALIVE_MILLIS = 10_000;

    /** How long a browser waits before it comes back. */
    private static final int RETRY_MILLIS = 1_500;

    private final Board board;
    private final LongSupplier clockMillis;
    private final AtomicInteger watching = new AtomicInteger();

    Viewers(Board board, LongSupplier clockMillis) {
        this.board = board;
        this.clockMillis = clockMillis;
    }

    boolean any() {
        return watching.get() > 0;
    }

    /** All that there is to see, for who only looks once. */
    String overview() {
        return board.since(0, clockMillis.getAsLong()).json();
    }

    /** Writes to this viewer until one side goes away. */
    void stream(Context context) {
        if (watching.incrementAndGet() > MOST) {
            watching.decrementAndGet();
            Answers.refuse(context, HttpStatus.SERVICE_UNAVAILABLE, MOST + " viewers watch already");
            return;
        }
        try {
            follow(context);
        } catch (IOException gone) {
            // The viewer has left; that is how every stream ends.
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            watching.decrementAndGet();
        }
    }

    private void follow(Context context) throws IOException, InterruptedException {
        String lastId = Optional.ofNullable(context.header("Last-Event-ID"))
                .or(() -> Optional.ofNullable(context.queryParam("after"))).orElse("");
        long seen = board.revisionOf(lastId);
        context.contentType("text/event-stream; charset=utf-8");
        OutputStream out = context.res().getOutputStream();
        write(out, "retry: " + RETRY_MILLIS + "\n\n");
        while (!board.isClosed()) {
            Board.Frame frame = board.since(seen, clockMillis.getAsLong());
            boolean news = frame.revision() > seen;
            write(out, news ? "id: " + frame.id() + "\ndata: " + frame.json() + "\n\n" : ": still here\n\n");
            seen = Math.max(seen, frame.revision());
            board.await(seen, KEEP_ALIVE_MILLIS);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
