package org.steelyard.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/**
 * One request, as an operation sees it.
 *
 * @param context the HTTP library's side of it
 */
record Call(Context context) {

    /**
     * So much of a body that is too large is still read, and thrown away, so that its sender reads the
     * answer rather than a broken connection.
     */
    private static final long MOST_THROWN_AWAY_BYTES = 64L * 1024 * 1024;

    /** For so long a refused request may go on sending what nobody reads. */
    private static final long MOST_UNREAD_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** So much of the body of a request that was refused unread: a usual message, or the start of a flood. */
    private static final int MOST_UNREAD_BYTES = 256 * 1024;

    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private static final int CHUNK_BYTES = 64 * 1024;

    @Nullable
    String authorization() {
        return context.req().getHeader("Authorization");
    }

    /** The SHA-256 of the certificate that the caller has shown; null if it has shown none. */
    @Nullable
    String fingerprint() {
        if (context.req().getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0) {
            try {
                return HexFormat.of().formatHex(Sha256.of(chain[0].getEncoded()));
            } catch (CertificateEncodingException e) {
                return null;
            }
        }
        return null;
    }

    String address() {
        return context.req().getRemoteAddr();
    }

    String pathText(String name) {
        return context.pathParam(name);
    }

    /** A text among the query's parameters. */
    String text(String name) throws RefusedException {
        String text = context.queryParam(name);
        if (text == null) {
            throw new RefusedException(DoorRule.PARAMETER_INVALID, name + " is needed");
        }
        return text;
    }

    /**
     * A number among the query's parameters.
     *
     * @param usual what it is if the query does not name it
     * @throws RefusedException if it is no number from {@code least} to {@code most}
     */
    long number(String name, long usual, long least, long most) throws RefusedException {
        String text = context.queryParam(name);
        return text == null ? usual : number(name, text, least, most);
    }

    /** Text among the query's parameters; {@code usual} if the query does not name it. */
    String text(String name, String usual) {
        String text = context.queryParam(name);
        return text == null ? usual : text;
    }

    /** This text as a number from {@code least} to {@code most}. */
    static long number(String name, String text, long least, long most) throws RefusedException {
        // Longer texts are over 64 bits.
        if (text.matches("[0-9]{1,18}")) {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new RefusedException(DoorRule.PARAMETER_INVALID,
                name + " is a number from " + least + " to " + most + ", not '" + text + "'");
    }

    /** Whether the body has this content type. */
    boolean isOfType(String type) {
        return bareType().equals(type);
    }

    private String bareType() {
        String given = context.req().getContentType();
        return given == null ? "" : given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** Refuses a body of another content type. */
    void needType(String... types) throws RefusedException {
        String bare = bareType();
        for (String type : types) {
            if (bare.equals(type)) {
                return;
            }
        }
        throw new RefusedException(DoorRule.CONTENT_TYPE_UNKNOWN,
                "the content type is " + String.join(" or ", types) + ", not '" + bare + "'");
    }

    /**
     * The whole body.
     *
     * @throws RefusedException if it is longer than this
     */
    byte[] body(int mostBytes) throws RefusedException {
        return bodyUpTo(mostBytes).orElseThrow(() -> new RefusedException(DoorRule.BODY_TOO_LARGE,
                "the body is longer than " + mostBytes + " bytes"));
    }

    /** The whole body; empty if it is longer than this. */
    Optional<byte[]> bodyUpTo(int mostBytes) throws RefusedException {
        try {
            InputStream in = context.req().getInputStream();
            long declared = context.req().getContentLengthLong();
            if (declared <= mostBytes) {
                byte[] body = in.readNBytes(mostBytes);
                if (body.length < mostBytes || in.read() < 0) {
                    return Optional.of(body);
                }
            }
            throwAway(in, declared);
            return Optional.empty();
        } catch (IOException e) {
            throw new RefusedException(DoorRule.BODY_INVALID, "the body broke off: " + e.getMessage());
        }
    }

    /**
     * Reads the rest of a body that was refused before it was read. An answer that overtakes its request
     * makes the server break the stream off, and then a client may see the break in place of the answer.
     */
    void readRest() {
        long deadline = System.nanoTime() + MOST_UNREAD_NANOS;
        try {
            InputStream in = context.req().getInputStream();
            byte[] chunk = new byte[CHUNK_BYTES];
            int left = MOST_UNREAD_BYTES;
            int read = in.read(chunk);
            while (read >= 0 && left > 0 && System.nanoTime() - deadline < 0) {
                left -= read;
                read = in.read(chunk);
            }
        } catch (IOException gone) {
            // Whoever breaks off its own request has no use for the answer.
            return;
        }
    }

    private static void throwAway(InputStream in, long declaredBytes) throws IOException {
        if (declaredBytes > MOST_THROWN_AWAY_BYTES) {
            return;
        }
        byte[] chunk = new byte[CHUNK_BYTES];
        long left = MOST_THROWN_AWAY_BYTES;
        for (int read = in.read(chunk); read >= 0 && left > 0; read = in.read(chunk)) {
            left -= read;
        }
    }
}
