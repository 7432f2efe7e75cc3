/** Checks of the Lambda function behind the integration. */
@NullMarked
package dev.timeoutdoctor.check.lambda;

import org.jspecify.annotations.NullMarked;
