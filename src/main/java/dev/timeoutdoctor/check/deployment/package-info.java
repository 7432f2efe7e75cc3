/** Checks of what the stage really serves. */
@NullMarked
package dev.timeoutdoctor.check.deployment;

import org.jspecify.annotations.NullMarked;
