/** Changes: preview, validation, change log, apply, deploy, verify, undo. */
@NullMarked
package dev.timeoutdoctor.fix;

import org.jspecify.annotations.NullMarked;
