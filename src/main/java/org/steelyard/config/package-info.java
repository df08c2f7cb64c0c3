/**
 * One commented YAML file becomes checked records; a wrong value is refused with its line and what is
 * allowed.
 */
@NullMarked
package org.steelyard.config;

import org.jspecify.annotations.NullMarked;
