/** Step 2, find the request: from a URL or from lists to API, stage and method. */
@NullMarked
package dev.timeoutdoctor.ui.step.findrequest;

import org.jspecify.annotations.NullMarked;
