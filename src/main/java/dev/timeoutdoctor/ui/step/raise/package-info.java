/** The step "Raise the timeout": the integration's change from preview to proof, and the parts that every change shares. */
@NullMarked
package dev.timeoutdoctor.ui.step.raise;

import org.jspecify.annotations.NullMarked;
