/** A session as JSON, as Markdown and as text for the terminal: the same session, the same bytes. */
@NullMarked
package dev.timeoutdoctor.report;

import org.jspecify.annotations.NullMarked;
