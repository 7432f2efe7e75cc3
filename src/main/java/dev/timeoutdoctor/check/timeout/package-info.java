/** Checks of the clocks: what may be waited, and what is needed. */
@NullMarked
package dev.timeoutdoctor.check.timeout;

import org.jspecify.annotations.NullMarked;
