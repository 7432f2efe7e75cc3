package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.Applier;
import dev.timeoutdoctor.fix.Pause;
import dev.timeoutdoctor.fix.owner.OwnerReader;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.ui.FxTasks;
import dev.timeoutdoctor.ui.control.Confirm;
import dev.timeoutdoctor.ui.step.timeouts.Examining;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * What a step needs to change something.
 *
 * @param appliers gives the applier of a connection; the same one for the same connection
 * @param examining reads the evidence again after a change
 * @param confirm asks before something that deserves a second look
 * @param pause waits between two test requests
 * @param owners gives what asks whose something is there; the same one for the same connection
 */
public record ChangeServices(Function<Connection, Applier> appliers, Examining examining, FxTasks tasks,
        InstantSource clock, Confirm confirm, Pause pause,
        Function<Connection, OwnerReader> owners) {}
