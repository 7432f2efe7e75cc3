/** Evidence bundles: one zip that holds what AWS answered, read with suspicion, answered from, masked and written. */
@NullMarked
package dev.timeoutdoctor.evidence.bundle;

import org.jspecify.annotations.NullMarked;
