/** Step 1, connect: an account, the practice lab or a bundle; who we are there and what we may read. */
@NullMarked
package dev.timeoutdoctor.ui.step.connect;

import org.jspecify.annotations.NullMarked;
