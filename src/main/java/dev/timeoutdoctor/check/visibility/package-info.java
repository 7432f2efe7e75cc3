/** Checks of whether past calls can be explained. */
@NullMarked
package dev.timeoutdoctor.check.visibility;

import org.jspecify.annotations.NullMarked;
