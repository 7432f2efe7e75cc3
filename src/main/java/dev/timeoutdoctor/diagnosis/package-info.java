/** The contract of checks, the runner, and the ranking of causes: same evidence, same answer. */
@NullMarked
package dev.timeoutdoctor.diagnosis;

import org.jspecify.annotations.NullMarked;
