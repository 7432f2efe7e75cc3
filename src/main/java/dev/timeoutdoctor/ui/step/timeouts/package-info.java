/** The step "Timeout settings": every clock and every observed duration on one ruler, and the checks that read them. */
@NullMarked
package dev.timeoutdoctor.ui.step.timeouts;

import org.jspecify.annotations.NullMarked;
