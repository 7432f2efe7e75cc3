/**
 * The changes that this program offers: one class a change, which says where it applies, what it makes of what, and which values are
 * right. They are edited as {@link dev.timeoutdoctor.fix.change.Draft drafts} and applied as {@link dev.timeoutdoctor.fix.Change
 * changes}.
 */
@NullMarked
package dev.timeoutdoctor.fix.change;

import org.jspecify.annotations.NullMarked;
