package org.steelyard.console;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steelyard.books.BookedInstruction;
import tools.jackson.databind.node.ObjectNode;

/** The operators' console while it runs: one page, its JSON and its stream of changes. It only reads. */
public final class Console implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Console.class);
    private static final int MOST_FOUND = 50;
    private static final int LONGEST_SEARCH = 64;
    /** Browsers ask for names and pictures only; nobody needs more. */
    private static final int MOST_HEADER_BYTES = 8_192;

    private final ConsoleSettings settings;
    private final Javalin server;
    private final Watch watch;

    private Console(ConsoleSettings settings, Javalin server, Watch watch) {
        this.settings = settings;
        this.server = server;
        this.watch = watch;
    }

    /**
     * Starts it. When this returns, the page answers.
     *
     * @throws IllegalStateException if the address cannot be listened at
     */
    public static Console start(ConsoleSettings settings, ConsoleSource source) {
        return start(settings, source, System::currentTimeMillis);
    }

    /** The same by another clock (epoch milliseconds). */
    static Console start(ConsoleSettings settings, ConsoleSource source, LongSupplier clockMillis) {
        Board board = new Board(HexFormat.of().toHexDigits(System.nanoTime()));
        Viewers viewers = new Viewers(board, clockMillis);
        Watch watch = new Watch(source, board, viewers, clockMillis);
        WebFiles files = new WebFiles();
        Javalin server = Javalin.create(config -> {
            configure(config);
            route(config, files, board, viewers);
            routeInquiries(config, source.view());
        });
        watch.start();
        try {
            server.start(settings.host(), settings.port());
        } catch (RuntimeException taken) {
            watch.close();
            throw new IllegalStateException("the console cannot listen at " + settings.host() + ":"
                    + settings.port() + ": " + taken.getMessage(), taken);
        }
        return new Console(settings, server, watch);
    }

    /** The port that it listens at. */
    public int port() {
        return server.port();
    }

    /** Where a browser finds it. */
    public URI address() {
        return URI.create("http://" + settings.host() + ":" + port() + "/");
    }

    /** Looks at the books now instead of at the next tick. */
    void look() {
        watch.look();
    }

    /** Sends the viewers home and stops. */
    @Override
    public void close() {
        watch.close();
        server.stop();
    }

    private static void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.http.defaultContentType = "application/json; charset=utf-8";
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(MOST_HEADER_BYTES);
        });
    }

    private static void route(JavalinConfig config, WebFiles files, Board board, Viewers viewers) {
        config.routes.before(context -> {
            if (!Door.opens(context)) {
                context.skipRemainingHandlers();
            }
        });
        config.routes.get("/", context -> files.serve(context, "index.html"));
        config.routes.get("/{file}", context -> files.serve(context, context.pathParam("file")));
        // The page finds the cycle by the part after #, which the server never sees.
        config.routes.get("/cycles/<name>", context -> context.redirect("/#/cycles/"
                + URLEncoder.encode(context.pathParam("name"), StandardCharsets.UTF_8).replace("+", "%20")));
        config.routes.get("/api/changes", viewers::stream);
        config.routes.get("/api/overview", context -> Answers.json(context, viewers.overview()));
        for (String one : List.of("node", "currencies", "days", "pairs", "held", "cycles", "runs",
                "throughput")) {
            config.routes.get("/api/" + one, context -> section(context, board, one));
        }
        for (String one : List.of("accounts", "queue", "settled", "totals")) {
            config.routes.get("/api/" + one + "/{currency}",
                    context -> section(context, board, one + "." + context.pathParam("currency")));
        }
    }

    private static void routeInquiries(JavalinConfig config, ConsoleView view) {
        config.routes.get("/api/instructions/{number}", context -> story(context, view));
        config.routes.get("/api/instructions/{number}/why", context -> remedy(context, view));
        config.routes.get("/api/search", context -> search(context, view));
        config.routes.exception(RuntimeException.class, (silent, context) -> {
            LOG.warn("The books did not answer {}", context.path(), silent);
            Answers.refuse(context, HttpStatus.SERVICE_UNAVAILABLE, "the books do not answer now");
        });
    }

    private static void section(Context context, Board board, String name) {
        board.section(name).ifPresentOrElse(json -> Answers.json(context, json),
                () -> Answers.refuse(context, HttpStatus.NOT_FOUND, "there is nothing called " + name));
    }

    private static Optional<ConsoleView.Story> named(String number, ConsoleView view) {
        return number.matches("[1-9]\\d{0,17}") ? view.story(Long.parseLong(number)) : Optional.empty();
    }

    private static void remedy(Context context, ConsoleView view) {
        String number = context.pathParam("number");
        named(number, view).flatMap(story -> view.remedy(story.instruction().uetr())).ifPresentOrElse(
                remedy -> Answers.json(context, Rows.remedy(remedy).toString()),
                () -> Answers.refuse(context, HttpStatus.NOT_FOUND,
                        "instruction " + number + " does not wait"));
    }

    private static void story(Context context, ConsoleView view) {
        String number = context.pathParam("number");
        named(number, view).ifPresentOrElse(story -> Answers.json(context, Rows.story(story).toString()),
                () -> Answers.refuse(context, HttpStatus.NOT_FOUND, "there is no instruction " + number));
    }

    private static void search(Context context, ConsoleView view) {
        String text = Optional.ofNullable(context.queryParam("q")).orElse("").strip();
        if (text.isEmpty() || text.length() > LONGEST_SEARCH) {
            Answers.refuse(context, HttpStatus.BAD_REQUEST,
                    "q is a UETR, a reference, a BIC or a number, of 1 to " + LONGEST_SEARCH + " characters");
            return;
        }
        List<BookedInstruction> found = view.search(text, MOST_FOUND);
        ObjectNode json = Rows.object().put("query", text).put("most", MOST_FOUND);
        json.set("found", Rows.list(found, Rows::instruction));
        Answers.json(context, json.toString());
    }
}
