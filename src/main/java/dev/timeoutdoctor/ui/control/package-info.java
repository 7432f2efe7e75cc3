/** Reusable controls of the wizard: badges, cards, code blocks, sources of evidence, problems, progress, diff. */
@NullMarked
package dev.timeoutdoctor.ui.control;

import org.jspecify.annotations.NullMarked;
