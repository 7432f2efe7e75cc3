/** Collectors and the plan: which calls, in what order, how many at once, with progress and cancel. */
@NullMarked
package dev.timeoutdoctor.collect;

import org.jspecify.annotations.NullMarked;
