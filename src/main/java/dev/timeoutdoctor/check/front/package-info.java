/** Checks of who gave the answer. */
@NullMarked
package dev.timeoutdoctor.check.front;

import org.jspecify.annotations.NullMarked;
