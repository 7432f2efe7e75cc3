/** The window "All my APIs": a table of every integration that can time out, and why. */
@NullMarked
package dev.timeoutdoctor.ui.survey;

import org.jspecify.annotations.NullMarked;
