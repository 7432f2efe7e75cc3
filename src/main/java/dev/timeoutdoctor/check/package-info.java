/** The catalogue of checks: one class a check. */
@NullMarked
package dev.timeoutdoctor.check;

import org.jspecify.annotations.NullMarked;
