/**
 * ISO 20022 at the edge: message bytes to a checked record, and events to message bytes, with our
 * profile schemas and numbered business rules. Never decides about money; called by the gateway and
 * by whoever writes messages.
 */
@NullMarked
package org.steelyard.iso20022;

import org.jspecify.annotations.NullMarked;
