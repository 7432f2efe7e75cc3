/** Main, command line, composition root, settings, uncaught errors. */
@NullMarked
package dev.timeoutdoctor.app;

import org.jspecify.annotations.NullMarked;
