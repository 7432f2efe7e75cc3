/** Calls through the simulated gateway, past and present, with the metrics and log lines they leave behind. */
@NullMarked
package dev.timeoutdoctor.lab.traffic;

import org.jspecify.annotations.NullMarked;
