/** How each kind of thing in AWS that a change may touch is asked for and made other: one class a kind. */
@NullMarked
package dev.timeoutdoctor.fix.way;

import org.jspecify.annotations.NullMarked;
