package org.steelyard.console;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** Answers that are no page: JSON, never kept by a cache. */
final class Answers {

    private Answers() {}

    static void json(Context context, String json) {
        context.contentType("application/json; charset=utf-8").result(json);
    }

    /** Says in a sentence why not. */
    static void refuse(Context context, HttpStatus status, String why) {
        context.status(status);
        json(context, Rows.object().put("error", why).toString());
    }
}
