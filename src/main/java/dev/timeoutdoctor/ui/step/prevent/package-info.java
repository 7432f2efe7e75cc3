/** Step 10, prevent a repeat: what would have told earlier, and the clocks in the right order. */
@NullMarked
package dev.timeoutdoctor.ui.step.prevent;

import org.jspecify.annotations.NullMarked;
