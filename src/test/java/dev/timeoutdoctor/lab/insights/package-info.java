/** Tests of the query language. */
@NullMarked
package dev.timeoutdoctor.lab.insights;

import org.jspecify.annotations.NullMarked;
