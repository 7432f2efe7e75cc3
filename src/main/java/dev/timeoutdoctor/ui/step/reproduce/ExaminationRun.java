package dev.timeoutdoctor.ui.step.reproduce;

import dev.timeoutdoctor.collect.Cancellation;
import dev.timeoutdoctor.collect.Progress;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.NamedFunction;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Examination;
import dev.timeoutdoctor.session.Examiner;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.FxTasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tools.jackson.databind.node.MissingNode;

/** One examination under way: started, heard and cancelled on the FX thread. */
final class ExaminationRun {

    private final Cancellation cancellation = new Cancellation();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger observed = new AtomicInteger();

    /** Starts it; {@code done} hears the end, also of a cancelled one. */
    void start(FxTasks tasks, Examiner examiner, Connection connection, EvidenceSet known,
            Consumer<ReproduceState.Examining> progress, Consumer<Examination> done) {
        Progress heard = new Progress() {
            @Override
            public void asking(EvidenceKey<?> key, AwsCall call) {
                int now = calls.incrementAndGet();
                tasks.onFx(() -> progress.accept(state(now, reading(call.service() + " " + call.operation()))));
            }

            @Override
            public void observed(EvidenceKey<?> key, Observed<?> what) {
                int looked = observed.incrementAndGet();
                tasks.onFx(() -> progress.accept(state(calls.get(), reading(key + " (" + looked + ")"))));
            }

            @Override
            public void waiting(Duration time) {
                tasks.onFx(() -> progress.accept(state(calls.get(), Message.of("shell.waiting-for-limit", time))));
            }
        };
        tasks.run(() -> examiner.examine(connection, known, heard, cancellation), done);
    }

    void cancel() {
        cancellation.cancel();
    }

    boolean isCancelled() {
        return cancellation.isCancelled();
    }

    private static Message reading(String what) {
        return Message.of("timeouts.reading.call", what);
    }

    private ReproduceState.Examining state(int made, Message now) {
        return new ReproduceState.Examining(made, now,
                Math.min(1.0, observed.get() / (double) EvidenceKeys.all().size()));
    }

    /** What is known before any call: the target, and what was seen where somebody saw something. */
    static EvidenceSet known(Session session, Instant at) {
        EvidenceSet known = EvidenceSet.empty();
        if (session.route().isPresent()) {
            Route route = session.route().get();
            known = known.with(EvidenceKeys.ROUTE, new Observed.Seen<>(route,
                    source("ChooseRequest", Map.of("apiId", route.apiId(), "stage", route.stage()), at)));
            Optional<NamedFunction> named = session.connection().flatMap(place -> place.namedFunction(route));
            if (named.isPresent()) {
                known = known.with(EvidenceKeys.NAMED_FUNCTION,
                        new Observed.Seen<>(named.get(), source("ReadBundle", Map.of(), at)));
            }
        }
        if (session.symptom().isPresent()) {
            Symptom symptom = session.symptom().get();
            String how = symptom.measured() ? "SendRequest" : "EnterAnswer";
            known = known.with(EvidenceKeys.SYMPTOM, new Observed.Seen<>(symptom,
                    source(how, Map.of("method", symptom.method(), "url", symptom.url()), symptom.at())));
        }
        return known;
    }

    private static Source source(String operation, Map<String, String> parameters, Instant at) {
        return new Source(AwsCall.of("client", operation, "", parameters), at, MissingNode.getInstance());
    }
}
