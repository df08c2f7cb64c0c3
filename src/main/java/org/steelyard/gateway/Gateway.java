package org.steelyard.gateway;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import org.steelyard.iso20022.MessageReader;
import org.steelyard.iso20022.MessageWriter;
import org.steelyard.iso20022.Rulebook;

/**
 * The door in: HTTPS for banks and for the operator. What it cannot know by itself it asks through
 * {@link Doors}.
 */
public final class Gateway implements AutoCloseable {

    /** Long enough for a TLS handshake and a request over a bad line. */
    static final long FIRST_REQUEST_WITHIN_MILLIS = 20_000;

    /** Requests that are under way when the door closes have as long to finish. */
    private static final long DRAIN_SECONDS = 15;

    private final Javalin server;
    private final Traffic traffic;
    private final Bell bell;
    private final Watchman watchman;
    private final List<Route> routes;

    private Gateway(Javalin server, List<Route> routes, Traffic traffic, Bell bell, Watchman watchman) {
        this.server = server;
        this.routes = routes;
        this.traffic = traffic;
        this.bell = bell;
        this.watchman = watchman;
    }

    /**
     * Tells the engine which list clears, and opens the door.
     *
     * @param settings how it stands
     * @param rulebook against which system messages are read
     * @param credentials who has which key
     * @param screening what messages are screened by
     * @param doors everything behind it
     * @param clock the time of day, for answers that the log knows nothing of
     */
    public static Gateway start(GatewaySettings settings, Rulebook rulebook, Credentials credentials,
            ScreeningDesk screening, Doors doors, InstantSource clock) {
        return start(settings, rulebook, credentials, screening, doors, clock, FIRST_REQUEST_WITHIN_MILLIS);
    }

    static Gateway start(GatewaySettings settings, Rulebook rulebook, Credentials credentials,
            ScreeningDesk screening, Doors doors, InstantSource clock, long firstRequestWithinMillis) {
        MessageReader reader = new MessageReader(rulebook, settings.largestMessageBytes());
        ListWatch watch = new ListWatch(screening,
                new Rescreening(reader, screening, doors, settings.answerWithin()), doors,
                settings.answerWithin());
        Measures measures = new Measures(doors, screening);
        MessageWriter writer = new MessageWriter(settings.system());
        Reception reception = new Reception(settings, reader, writer, screening, doors, measures, clock);
        Bell bell = new Bell();
        Log log = new Log(doors, settings.answerWithin());
        OperatorDesk desk = new OperatorDesk(doors, log, screening, watch);
        List<Route> routes = routes(new Desks(reception, new Mailbox(doors, bell), new Enquiry(doors), desk,
                new LiquidityDesk(doors, log), new RulesDesk(log), new CollateralDesk(doors, log),
                new CycleDesk(doors, log), new StatisticsDesk(doors),
                new StatementsDesk(doors, writer), new ReconciliationDesk(doors),
                new Pages(doors, measures)));
        Traffic traffic = new Traffic(new Authentication(credentials, settings.clients(), System::nanoTime),
                measures);
        Watchman watchman = Watchman.start(watch);
        Javalin server = Javalin.create(config -> {
            quieten(config);
            config.jetty.addConnector((jetty, http) -> Entrance.connector(jetty, http, settings,
                    firstRequestWithinMillis));
            routes.forEach(route -> traffic.add(route, config.routes));
            traffic.addTheRest(config.routes);
        });
        try {
            server.start();
        } catch (RuntimeException e) {
            watchman.close();
            throw e;
        }
        return new Gateway(server, routes, traffic, bell, watchman);
    }

    /** Who answers. */
    record Desks(Reception reception, Mailbox mailbox, Enquiry enquiry, OperatorDesk operator,
            LiquidityDesk liquidity, RulesDesk rules, CollateralDesk collateral, CycleDesk cycles,
            StatisticsDesk statistics, StatementsDesk statements,
            ReconciliationDesk reconciliation, Pages pages) {
    }

    /** All operations of the door. */
    static List<Route> routes(Desks desks) {
        return List.of(
                bank(Route.POST, "/v1/messages", desks.reception::receive),
                bank(Route.GET, "/v1/messages", desks.mailbox::after),
                bank(Route.GET, "/v1/messages/{cursor}", desks.mailbox::one),
                bank(Route.GET, "/v1/instructions/{uetr}", desks.enquiry::instruction),
                bank(Route.GET, "/v1/instructions/{uetr}/why", desks.liquidity::why),
                bank(Route.GET, "/v1/statements/{currency}/{date}", desks.statements::own),
                bank(Route.GET, "/v1/credit", desks.collateral::own),
                bank(Route.GET, "/v1/cycles", desks.cycles::cycles),
                bank(Route.GET, "/v1/cycles/{number}", desks.cycles::cycle),
                bank(Route.POST, "/v1/cycles/answer", desks.cycles::answer),
                operator(Route.GET, "/v1/operator/why/{uetr}", desks.liquidity::why),
                operator(Route.GET, "/v1/operator/statements/{account}/{date}", desks.statements::ofAccount),
                operator(Route.POST, "/v1/operator/reconciliation", desks.reconciliation::reconcile),
                operator(Route.POST, "/v1/operator/business-day", desks.operator::businessDay),
                operator(Route.POST, "/v1/operator/credit-limit", desks.operator::creditLimit),
                operator(Route.POST, "/v1/operator/collateral", desks.collateral::post),
                operator(Route.GET, "/v1/operator/collateral", desks.collateral::ofAccount),
                operator(Route.POST, "/v1/operator/rules", desks.rules::rules),
                operator(Route.POST, "/v1/operator/limit", desks.rules::limit),
                operator(Route.POST, "/v1/operator/netting-terms", desks.cycles::term),
                operator(Route.GET, "/v1/operator/netting-terms", desks.cycles::terms),
                operator(Route.POST, "/v1/operator/cycles", desks.cycles::open),
                operator(Route.POST, "/v1/operator/cycles/cut", desks.cycles::cut),
                operator(Route.GET, "/v1/operator/cycles", desks.cycles::cycles),
                operator(Route.GET, "/v1/operator/cycles/{number}", desks.cycles::cycle),
                operator(Route.POST, "/v1/operator/list", desks.operator::list),
                operator(Route.POST, "/v1/operator/optimise", desks.liquidity::optimise),
                operator(Route.GET, "/v1/operator/statistics", desks.statistics::settled),
                monitor(Route.GET, "/v1/operator/status", desks.operator::status),
                operator(Route.GET, "/v1/operator/cases", desks.operator::cases),
                open(Route.GET, "/health/live", desks.pages::live),
                open(Route.GET, "/health/ready", desks.pages::ready),
                monitor(Route.GET, "/metrics", desks.pages::metrics),
                open(Route.GET, "/openapi.yaml", desks.pages::contract),
                open(Route.GET, "/docs", desks.pages::contractPage));
    }

    private static Route bank(String method, String path, Route.Action.ForBank action) {
        return new Route(method, path, action);
    }

    private static Route operator(String method, String path, Route.Action.ForOperator action) {
        return new Route(method, path, action);
    }

    private static Route monitor(String method, String path, Route.Action.ForMonitor action) {
        return new Route(method, path, action);
    }

    private static Route open(String method, String path, Route.Action.Open action) {
        return new Route(method, path, action);
    }

    private static void quieten(JavalinConfig config) {
        config.concurrency.useVirtualThreads = true;
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.compressionStrategy = CompressionStrategy.NONE;
    }

    /** The operations that it answers. */
    List<Route> routes() {
        return routes;
    }

    /** How many requests are being answered. */
    int underWay() {
        return traffic.underWay();
    }

    /** The port that it listens at. */
    public int port() {
        return server.port();
    }

    /** Tells banks that wait for messages that there may be some. */
    public void ring() {
        bell.ring();
    }

    /** Another list came into force: has what waits screened by it, soon, in the background. */
    public void screenAgain() {
        watchman.wake();
    }

    /** Takes no more requests, lets those under way finish, and stops. */
    @Override
    public void close() {
        watchman.close();
        bell.ringLast();
        traffic.drain(TimeUnit.SECONDS.toNanos(DRAIN_SECONDS));
        server.stop();
    }
}
