/** Step 11, review and report: what was found and changed, to read, copy and save. */
@NullMarked
package dev.timeoutdoctor.ui.step.report;

import org.jspecify.annotations.NullMarked;
