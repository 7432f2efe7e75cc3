/** Step 7, respond asynchronously: whether waiting can work at all here, and the patterns that need no waiting. */
@NullMarked
package dev.timeoutdoctor.ui.step.async;

import org.jspecify.annotations.NullMarked;
