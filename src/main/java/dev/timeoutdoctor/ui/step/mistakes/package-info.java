/** The step "Common mistakes": everything that can be behind a timeout, and what is known of it here. */
@NullMarked
package dev.timeoutdoctor.ui.step.mistakes;

import org.jspecify.annotations.NullMarked;
