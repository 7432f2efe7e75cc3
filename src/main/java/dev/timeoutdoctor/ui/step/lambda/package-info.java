/** The step "Speed up Lambda": what was measured of the function, and changes of its memory and timeout. */
@NullMarked
package dev.timeoutdoctor.ui.step.lambda;

import org.jspecify.annotations.NullMarked;
