/** What several checks read out of the evidence in the same way. */
@NullMarked
package dev.timeoutdoctor.check.fact;

import org.jspecify.annotations.NullMarked;
