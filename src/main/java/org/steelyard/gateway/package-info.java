/**
 * The only door in: HTTPS, authentication, message check, screening, submission to the log, and the
 * messages out. Never touches a balance itself.
 */
@NullMarked
package org.steelyard.gateway;

import org.jspecify.annotations.NullMarked;
