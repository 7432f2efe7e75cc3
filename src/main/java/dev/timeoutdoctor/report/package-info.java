/** A session as Markdown and JSON. */
@NullMarked
package dev.timeoutdoctor.report;

import org.jspecify.annotations.NullMarked;
