package org.steelyard.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import jakarta.servlet.ServletOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steelyard.money.Bic;

/** Leads each request to its operation: who calls, whether it may, and what goes back. */
final class Traffic {

    private static final Logger LOG = LoggerFactory.getLogger(Traffic.class);

    private static final long LOOK_AGAIN_MILLIS = 5;

    private final Authentication authentication;
    private final Measures measures;
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean closing;

    Traffic(Authentication authentication, Measures measures) {
        this.authentication = authentication;
        this.measures = measures;
    }

    void add(Route route, RoutesConfig routes) {
        HandlerType method = HandlerType.findOrCreate(route.method());
        routes.addHttpHandler(method, route.path(), context -> answer(route, context));
    }

    /** What no operation matches. */
    void addTheRest(RoutesConfig routes) {
        routes.error(404, context -> {
            if (context.endpoints().matchedHttpEndpoint() == null) {
                write(context, thenClosed(Answer.problem(DoorRule.PATH_UNKNOWN, "there is no "
                        + context.path() + "; the contract is at /openapi.yaml")));
            }
        });
        routes.error(405, context -> write(context, thenClosed(Answer.problem(
                DoorRule.METHOD_NOT_ALLOWED, context.path() + " does not take " + context.method().name()))));
    }

    private void answer(Route route, Context context) {
        underWay.incrementAndGet();
        try {
            Answer answer = closing
                    ? refusal(new RefusedException(DoorRule.CLOSING, "this node is closing"))
                    : answer(route, new Call(context));
            write(context, answer);
            measures.request(route.method() + " " + route.path(), answer.status());
        } finally {
            underWay.decrementAndGet();
        }
    }

    private Answer answer(Route route, Call call) {
        try {
            return switch (route.action()) {
                case Route.Action.Open open -> thenClosed(open.answer(call));
                case Route.Action.ForBank forBank -> forBank.answer(call, bankOf(call));
                case Route.Action.ForMonitor forMonitor -> {
                    if (callerOf(call) instanceof Caller.Bank bank) {
                        throw new RefusedException(DoorRule.CALLER_NOT_ALLOWED,
                                bank.bic() + " is a bank, and this is for the operator");
                    }
                    yield forMonitor.answer(call);
                }
                case Route.Action.ForOperator forOperator -> {
                    if (!(callerOf(call) instanceof Caller.Operator)) {
                        throw new RefusedException(DoorRule.CALLER_NOT_ALLOWED, "this is for the operator");
                    }
                    yield forOperator.answer(call);
                }
            };
        } catch (RefusedException e) {
            return refusal(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return refusal(new RefusedException(DoorRule.CLOSING, "this node is closing"));
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", route.method(), route.path(), e);
            return Answer.problem(DoorRule.INTERNAL_FAULT, "the fault is in this node's log");
        }
    }

    private Bic bankOf(Call call) throws RefusedException {
        if (callerOf(call) instanceof Caller.Bank bank) {
            return bank.bic();
        }
        throw new RefusedException(DoorRule.CALLER_NOT_ALLOWED, "this is for banks");
    }

    private Caller callerOf(Call call) throws RefusedException {
        return authentication.caller(call);
    }

    /** Nobody keeps a connection without a key, neither to try more of them nor to hold it open. */
    private static Answer thenClosed(Answer answer) {
        return answer.with("Connection", "close");
    }

    private static Answer refusal(RefusedException refused) {
        Answer answer = Answer.problem(refused.rule(), refused.detail());
        return switch (refused.rule().status()) {
            case 401 -> thenClosed(answer.with("WWW-Authenticate",
                    "Bearer realm=\"steelyard\", Basic realm=\"steelyard\", charset=\"UTF-8\""));
            case 429, 503 -> answer.with("Retry-After", "1");
            default -> answer;
        };
    }

    private static void write(Context context, Answer answer) {
        new Call(context).readRest();
        context.status(answer.status());
        context.contentType(answer.type());
        answer.headers().forEach(context::header);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Cache-Control", "no-store");
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        context.res().setContentLength(body.length);
        // Written here, not left to the server for later: a request is under way until its answer is out.
        try (ServletOutputStream out = context.res().getOutputStream()) {
            out.write(body);
        } catch (IOException gone) {
            LOG.debug("whoever asked has gone away: {}", gone.toString());
        }
    }

    int underWay() {
        return underWay.get();
    }

    /** Answers all further requests with CLOSING, and waits until those under way are done. */
    void drain(long mostNanos) {
        closing = true;
        long deadline = System.nanoTime() + mostNanos;
        try {
            while (underWay.get() > 0 && System.nanoTime() - deadline < 0) {
                Thread.sleep(LOOK_AGAIN_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
