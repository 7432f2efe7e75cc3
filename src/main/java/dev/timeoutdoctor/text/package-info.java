/** Texts: messages as values (key and arguments), and the one bundle that turns them into words. */
@NullMarked
package dev.timeoutdoctor.text;

import org.jspecify.annotations.NullMarked;
