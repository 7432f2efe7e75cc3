/** A simulated AWS account on the loopback address: scenarios, wire protocols, a data plane, and grading. */
@NullMarked
package dev.timeoutdoctor.lab;

import org.jspecify.annotations.NullMarked;
