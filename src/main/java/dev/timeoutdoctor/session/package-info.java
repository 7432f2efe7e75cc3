/** One troubleshooting session: source, target, evidence, findings, changes, step states. */
@NullMarked
package dev.timeoutdoctor.session;

import org.jspecify.annotations.NullMarked;
