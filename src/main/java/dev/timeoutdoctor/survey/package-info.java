/** A look over every API of a Region: which integrations can time out, and why. */
@NullMarked
package dev.timeoutdoctor.survey;

import org.jspecify.annotations.NullMarked;
