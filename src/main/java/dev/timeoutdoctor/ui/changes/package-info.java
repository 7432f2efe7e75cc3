/** The changes that were made, as the change log tells them: a list, and the way back of each. */
@NullMarked
package dev.timeoutdoctor.ui.changes;

import org.jspecify.annotations.NullMarked;
