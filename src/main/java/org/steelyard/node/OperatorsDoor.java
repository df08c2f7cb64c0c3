package org.steelyard.node;

import org.steelyard.config.Configuration;
import org.steelyard.gateway.DoorCaller;

/** The way to a node that runs on this machine, for its operator: its address, certificate and keys. */
public final class OperatorsDoor {

    private OperatorsDoor() {
    }

    /**
     * Somebody at the door of the node that this configuration describes.
     *
     * @throws IllegalStateException if its port is any that is free, or its certificate is not there: it has
     *             never run here, or has a certificate of the operator's own
     */
    public static DoorCaller of(Configuration configuration) {
        return Steelyard.callerOf(configuration);
    }
}
