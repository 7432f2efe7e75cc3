/** What was read: immutable records, {@code Observed} states, keys, and how AWS's answers become them. */
@NullMarked
package dev.timeoutdoctor.evidence;

import org.jspecify.annotations.NullMarked;
