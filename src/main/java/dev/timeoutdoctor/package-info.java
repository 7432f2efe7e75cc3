/** Timeout Doctor for Amazon API Gateway. */
@NullMarked
package dev.timeoutdoctor;

import org.jspecify.annotations.NullMarked;
