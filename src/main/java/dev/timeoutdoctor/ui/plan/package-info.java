/** Changes that somebody saved on paper: opened, compared with what is true now, and applied as they were saved. */
@NullMarked
package dev.timeoutdoctor.ui.plan;

import org.jspecify.annotations.NullMarked;
