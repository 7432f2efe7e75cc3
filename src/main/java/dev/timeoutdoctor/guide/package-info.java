/** The guide behind the wizard as data: steps, corrections, mistakes. */
@NullMarked
package dev.timeoutdoctor.guide;

import org.jspecify.annotations.NullMarked;
