package org.steelyard.gateway;

import org.steelyard.money.Bic;

/**
 * One operation of the door: all that there is stands in the table of {@link Gateway}, and in the contract
 * ({@code openapi.yaml}).
 *
 * @param method GET or POST
 * @param path the path, with {@code {names}} in the place of values
 * @param action what it does
 */
record Route(String method, String path, Action action) {

    static final String GET = "GET";
    static final String POST = "POST";

    /** What an operation does, by who may ask for it. */
    sealed interface Action {

        /** Anyone may ask. */
        non-sealed interface Open extends Action {
            Answer answer(Call call) throws RefusedException, InterruptedException;
        }

        /** A bank may, for itself. */
        non-sealed interface ForBank extends Action {
            Answer answer(Call call, Bic bank) throws RefusedException, InterruptedException;
        }

        /** The operator may, and who watches over the system. */
        non-sealed interface ForMonitor extends Action {
            Answer answer(Call call) throws RefusedException, InterruptedException;
        }

        /** The operator may. */
        non-sealed interface ForOperator extends Action {
            Answer answer(Call call) throws RefusedException, InterruptedException;
        }
    }
}
