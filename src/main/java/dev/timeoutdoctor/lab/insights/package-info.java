/** The part of CloudWatch Logs Insights' query language that the lab answers truthfully; all else is refused. */
@NullMarked
package dev.timeoutdoctor.lab.insights;

import org.jspecify.annotations.NullMarked;
