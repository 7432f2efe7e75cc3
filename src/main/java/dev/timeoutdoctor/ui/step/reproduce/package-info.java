/** Step 3, reproduce: send the request and time it, or enter what was seen; then examine everything. */
@NullMarked
package dev.timeoutdoctor.ui.step.reproduce;

import org.jspecify.annotations.NullMarked;
