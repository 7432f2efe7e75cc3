/** Checks of calls that need not wait for their answer, and of streamed answers. */
@NullMarked
package dev.timeoutdoctor.check.async;

import org.jspecify.annotations.NullMarked;
