/**
 * Changes whose end is not in the change log: what was sent, what is true now, and the ways to finish, keep or take back.
 */
@NullMarked
package dev.timeoutdoctor.ui.unfinished;

import org.jspecify.annotations.NullMarked;
