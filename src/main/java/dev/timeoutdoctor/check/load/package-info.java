/** Checks of what timeouts lead to under load, and of answers that are too large. */
@NullMarked
package dev.timeoutdoctor.check.load;

import org.jspecify.annotations.NullMarked;
