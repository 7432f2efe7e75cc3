/** What several steps share: facts from evidence, and the guide's page shown large. */
@NullMarked
package dev.timeoutdoctor.ui.step;

import org.jspecify.annotations.NullMarked;
