/** From AWS's answers, in the JSON form that the {@code aws} command prints, to records: strict about types, silent about unknown members. */
@NullMarked
package dev.timeoutdoctor.evidence.answer;

import org.jspecify.annotations.NullMarked;
