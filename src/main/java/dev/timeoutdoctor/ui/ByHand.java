package dev.timeoutdoctor.ui;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.session.RequestDraft;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.session.StepId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a step looks at, as the command that one would type instead. */
final class ByHand {

    private static final Map<StepId, List<EvidenceKey<?>>> MAIN = Map.of(
            StepId.FIND_REQUEST, List.of(EvidenceKeys.WORKING_COPY),
            StepId.TIMEOUT_SETTINGS, List.of(EvidenceKeys.DEPLOYED_SNAPSHOT, EvidenceKeys.WORKING_COPY),
            StepId.RAISE_TIMEOUT, List.of(EvidenceKeys.APPLIED_TIMEOUT_QUOTA, EvidenceKeys.WORKING_COPY),
            StepId.SPEED_UP_LAMBDA, List.of(EvidenceKeys.FUNCTION),
            StepId.RESPOND_ASYNC, List.of(EvidenceKeys.WORKING_COPY),
            StepId.VPC_LINK, List.of(EvidenceKeys.WORKING_COPY),
            StepId.COMMON_MISTAKES, List.of(EvidenceKeys.EXECUTION_LOG),
            StepId.PREVENT, List.of(EvidenceKeys.STAGE));

    private ByHand() {}

    /** The command of a step; empty where there is none yet. */
    static String command(StepId step, Session session) {
        if (session.connection().isEmpty()) {
            return "";
        }
        return switch (step) {
            case CONNECT -> CommandLine.of(session, AwsCall.of("sts", "GetCallerIdentity",
                    session.connection().get().region(), Map.of()));
            case REPRODUCE -> session.sentRequest().map(ByHand::command).orElseGet(() -> bare(session));
            case FIND_REQUEST, TIMEOUT_SETTINGS, RAISE_TIMEOUT, SPEED_UP_LAMBDA, RESPOND_ASYNC, VPC_LINK,
                    COMMON_MISTAKES, PREVENT, REPORT ->
                source(step, session).map(source -> CommandLine.of(session, source.call())).orElse("");
        };
    }

    /** The answer behind a step's main evidence; empty where nothing was read. */
    static Optional<Source> source(StepId step, Session session) {
        return MAIN.getOrDefault(step, List.of()).stream().flatMap(key -> session.evidence().get(key).origin().stream())
                .findFirst();
    }

    private static String command(RequestDraft request) {
        return request.isMessage() ? WscatCommand.of(request) : CurlCommand.of(request);
    }

    private static String bare(Session session) {
        String method = session.route().map(route -> route.httpMethod()).orElse("GET");
        return session.requestUrl().isEmpty()
                ? ""
                : command(new RequestDraft(method, session.requestUrl(), Map.of(), ""));
    }
}
