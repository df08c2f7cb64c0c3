package org.steelyard.console;

import java.util.Locale;
import java.util.Set;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask, and what a browser may do with the answer. The console has no secret that a page of somebody
 * else could not ask for from the same machine; so it answers only to its own name (a name that is made to
 * point here, DNS rebinding, is not it) and only to its own pages.
 */
final class Door {

    /** Nothing from elsewhere, nothing inline, in no frame. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'self'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'; object-src 'none'";

    private static final Set<HandlerType> READS = Set.of(HandlerType.GET, HandlerType.HEAD);

    private Door() {}

    /**
     * Sets the protecting headers and looks at the request.
     *
     * @return true if it may be answered; otherwise the refusal stands in the response
     */
    static boolean opens(Context context) {
        context.header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
                .header("Cache-Control", "no-store");
        if (!isOwnName(context.host())) {
            Answers.refuse(context, HttpStatus.MISDIRECTED_REQUEST,
                    "the console answers to localhost, 127.0.0.1 and [::1] alone");
            return false;
        }
        if (!READS.contains(context.method())) {
            context.header("Allow", "GET, HEAD");
            Answers.refuse(context, HttpStatus.METHOD_NOT_ALLOWED, "the console only reads: GET or HEAD");
            return false;
        }
        if (!isOwnPage(context)) {
            Answers.refuse(context, HttpStatus.FORBIDDEN, "the console answers to its own pages alone");
            return false;
        }
        return true;
    }

    private static boolean isOwnName(@Nullable String host) {
        return host != null && ConsoleSettings.isLoopback(withoutPort(host).toLowerCase(Locale.ROOT));
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }

    /** By what browsers say of themselves (Fetch Metadata, Origin); other programs say nothing. */
    private static boolean isOwnPage(Context context) {
        String site = context.header("Sec-Fetch-Site");
        boolean asked = site == null || site.equals("same-origin") || site.equals("none")
        // A link from elsewhere may open the page, but nothing else.
                || "navigate".equals(context.header("Sec-Fetch-Mode")) && !context.path().startsWith("/api");
        String origin = context.header("Origin");
        return asked && (origin == null || origin.equals("http://" + context.host()));
    }
}
