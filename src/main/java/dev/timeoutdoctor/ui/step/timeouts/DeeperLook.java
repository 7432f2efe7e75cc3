package dev.timeoutdoctor.ui.step.timeouts;

import dev.timeoutdoctor.collect.InsightsEstimate;
import dev.timeoutdoctor.collect.InsightsReader;
import dev.timeoutdoctor.collect.InsightsReader.Wait;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.FxTasks;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.control.Confirm;
import dev.timeoutdoctor.ui.control.Confirm.Question;
import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Reads the logs once more with Logs Insights, for which AWS charges: first it estimates what would be scanned, then it asks with that
 * estimate, and only where the user agrees it reads.
 */
public final class DeeperLook {

    private static final long MEGABYTE = 1_000_000;

    private final SessionModel session;
    private final Examining examining;
    private final FxTasks tasks;
    private final InstantSource clock;
    private final Confirm confirm;
    private final Texts texts;
    private final Wait wait;
    private final ReadOnlyObjectWrapper<Optional<Message>> said = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * With what it works on.
     *
     * @param wait between two looks at a query
     */
    public DeeperLook(SessionModel session, Examining examining, FxTasks tasks, InstantSource clock, Confirm confirm,
            Texts texts, Wait wait) {
        this.session = session;
        this.examining = examining;
        this.tasks = tasks;
        this.clock = clock;
        this.confirm = confirm;
        this.texts = texts;
        this.wait = wait;
    }

    /** What came of the last press of the button. */
    public ReadOnlyObjectProperty<Optional<Message>> saidProperty() {
        return said.getReadOnlyProperty();
    }

    /** Estimates, asks, and reads where the user agrees. */
    public void ask() {
        Session now = session.get();
        Optional<Connection> connection = now.connection();
        if (connection.isEmpty() || now.examination().isEmpty() || examining.running()) {
            return;
        }
        if (connection.get().asOf().isPresent()) {
            say("timeouts.deeper.bundle");
            return;
        }
        EvidenceSet evidence = now.examination().get().evidence();
        say("timeouts.deeper.estimating");
        tasks.run(() -> InsightsEstimate.of(connection.get().reader(), evidence, clock),
                estimate -> ask(connection.get(), estimate));
    }

    private void ask(Connection connection, InsightsEstimate estimate) {
        if (estimate.groups().isEmpty()) {
            say("timeouts.deeper.no-logs");
            return;
        }
        if (!estimate.told()) {
            say("timeouts.deeper.unknown", estimate.unknown());
            return;
        }
        said.set(Optional.empty());
        long megabytes = Math.ceilDiv(estimate.bytes(), MEGABYTE);
        confirm.ask(new Question("timeouts-deeper", texts.of("timeouts.deeper.title"),
                texts.of("timeouts.deeper.text", megabytes, estimate.groups()), texts.of("timeouts.deeper.agree")),
                () -> read(connection));
    }

    private void say(String key, Object... arguments) {
        said.set(Optional.of(Message.of(key, arguments)));
    }

    private void read(Connection connection) {
        if (session.get().connection().equals(Optional.of(connection))) {
            examining.start(by -> by.reading(new InsightsReader(by.reader(), wait)));
        }
    }
}
