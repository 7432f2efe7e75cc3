/** Tests of the lab through the real SDK, the real command line and plain HTTP. */
@NullMarked
package dev.timeoutdoctor.lab;

import org.jspecify.annotations.NullMarked;
