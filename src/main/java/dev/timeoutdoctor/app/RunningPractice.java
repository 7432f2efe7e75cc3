package dev.timeoutdoctor.app;

import dev.timeoutdoctor.lab.Grade;
import dev.timeoutdoctor.lab.Lab;
import dev.timeoutdoctor.session.Connector;
import java.io.IOException;
import java.net.URI;

/** The running lab as the wizard knows it. */
record RunningPractice(Lab lab) implements Connector.Practice {

    @Override
    public URI endpoint() {
        return lab.endpoint();
    }

    @Override
    public Connector.Graded grade() {
        try {
            Grade grade = lab.grade();
            return grade.solved()
                    ? new Connector.Graded.Solved(grade.summary())
                    : new Connector.Graded.NotYet(grade.summary());
        } catch (IOException unreachable) {
            return new Connector.Graded.Failed(String.valueOf(unreachable.getMessage()));
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            return new Connector.Graded.Failed(String.valueOf(cancelled.getMessage()));
        }
    }

    @Override
    public void reset() {
        lab.reset();
    }
}
