package dev.timeoutdoctor.ui;

import dev.timeoutdoctor.diagnosis.CauseResult;
import dev.timeoutdoctor.diagnosis.CauseStatus;
import dev.timeoutdoctor.diagnosis.CheckInfo.Area;
import dev.timeoutdoctor.diagnosis.CheckResult;
import dev.timeoutdoctor.diagnosis.Diagnosis;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.session.ChangeSteps;
import dev.timeoutdoctor.session.Examination;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.session.StepState;
import dev.timeoutdoctor.session.StepState.Status;
import dev.timeoutdoctor.text.Message;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How each step stands, derived from the session and nothing else. */
public final class StepStates {

    private static final StepState OPEN = new StepState(Status.OPEN, StepState.NO_BADGE);
    private static final StepState DONE = new StepState(Status.DONE, StepState.NO_BADGE);
    private static final StepState ATTENTION = new StepState(Status.ATTENTION, StepState.NO_BADGE);
    private static final StepState NOT_APPLICABLE = new StepState(Status.NOT_APPLICABLE,
            Message.of("shell.badge.not-applicable"));
    private static final Set<String> GATEWAY_CURES = Set.of("integration-timeout", "http-integration-timeout",
            "deployment",
            "http-deployment", "canary");

    private StepStates() {}

    /** The state of every step. */
    public static Map<StepId, StepState> of(Session session) {
        Map<StepId, StepState> states = new EnumMap<>(StepId.class);
        for (StepId step : StepId.values()) {
            states.put(step, state(step, session));
        }
        return states;
    }

    /** Whether a step can be reached now. */
    public static boolean reachable(StepId step, Session session) {
        return step == StepId.CONNECT || session.connection().isPresent();
    }

    /** The integration that the examined method calls, as the stage serves it, else as last edited; empty where not known. */
    public static Optional<Integration> integration(Session session) {
        EvidenceSet evidence = session.evidence();
        Optional<Route> route = evidence.get(EvidenceKeys.ROUTE).seen().or(session::route);
        return route.flatMap(at -> evidence.get(EvidenceKeys.DEPLOYED_SNAPSHOT).seen().flatMap(api -> api.method(at))
                .or(() -> evidence.get(EvidenceKeys.WORKING_COPY).seen().flatMap(api -> api.method(at))))
                .map(method -> method.integration());
    }

    private static StepState state(StepId step, Session session) {
        return switch (step) {
            case CONNECT -> session.connection().isPresent() ? DONE : OPEN;
            case FIND_REQUEST -> session.route().isPresent() ? DONE : OPEN;
            case REPRODUCE -> session.symptom().isPresent() ? DONE : OPEN;
            case TIMEOUT_SETTINGS -> session.returned().isPresent()
                    ? ATTENTION
                    : byChecks(session, Area.TIMEOUT, Area.DEPLOYMENT, Area.FRONT);
            case RAISE_TIMEOUT -> raise(session);
            case SPEED_UP_LAMBDA -> callsNoFunction(session)
                    ? NOT_APPLICABLE
                    : byChecks(session, Area.LAMBDA, Area.LOAD);
            case RESPOND_ASYNC -> curesFirst(step, session) ? ATTENTION : onlyAttention(byChecks(session, Area.ASYNC));
            case VPC_LINK -> hasNoPath(session) ? NOT_APPLICABLE : byChecks(session, Area.NETWORK);
            case COMMON_MISTAKES -> mistakes(session);
            case PREVENT -> onlyAttention(byChecks(session, Area.VISIBILITY));
            case REPORT -> OPEN;
        };
    }

    private static StepState byChecks(Session session, Area... areas) {
        Optional<Diagnosis> diagnosis = session.examination().map(Examination::diagnosis);
        if (diagnosis.isEmpty()) {
            return OPEN;
        }
        Set<Area> here = Set.of(areas);
        int bad = 0;
        int looked = 0;
        int unknown = 0;
        for (CheckResult result : diagnosis.get().checks()) {
            if (here.contains(result.info().area())) {
                bad += isBad(result.verdict()) ? 1 : 0;
                looked += result.verdict() instanceof Verdict.Good ? 1 : 0;
                unknown += isUnknown(result.verdict()) ? 1 : 0;
            }
        }
        if (bad > 0) {
            return new StepState(Status.ATTENTION, Message.of("shell.badge.count", bad));
        }
        return looked > 0 && unknown == 0 ? DONE : OPEN;
    }

    private static boolean isBad(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Problem problem -> true;
            case Verdict.Warning warning -> true;
            case Verdict.Good good -> false;
            case Verdict.NotApplicable not -> false;
            case Verdict.Unknown unknown -> false;
            case Verdict.Crashed crashed -> false;
        };
    }

    /** Could not look, or saw too little: then nothing is done with. */
    private static boolean isUnknown(Verdict verdict) {
        return verdict instanceof Verdict.Unknown || verdict instanceof Verdict.Crashed;
    }

    private static StepState onlyAttention(StepState state) {
        return state.status() == Status.ATTENTION ? state : OPEN;
    }

    private static StepState raise(Session session) {
        if (rootCauses(session).flatMap(cause -> cause.cures().stream()).anyMatch(GATEWAY_CURES::contains)) {
            return ATTENTION;
        }
        return session.changes().isEmpty() || session.changes().getLast().gone() ? OPEN : DONE;
    }

    /** Whether the first thing to do about a root cause is done in a step. */
    private static boolean curesFirst(StepId step, Session session) {
        return rootCauses(session).anyMatch(cause -> ChangeSteps.first(cause.cures()).filter(step::equals).isPresent());
    }

    private static Stream<CauseResult> rootCauses(Session session) {
        return session.returned().or(session::examination).map(Examination::diagnosis).stream()
                .flatMap(diagnosis -> diagnosis.rootCauses().stream().flatMap(id -> diagnosis.cause(id).stream()));
    }

    private static StepState mistakes(Session session) {
        if (session.examination().isEmpty()) {
            return OPEN;
        }
        List<CauseStatus> causes = session.returned().or(session::examination).orElseThrow().diagnosis().causes()
                .stream().map(CauseResult::status)
                .toList();
        int found = Collections.frequency(causes, CauseStatus.FOUND);
        if (found > 0) {
            return new StepState(Status.ATTENTION, Message.of("shell.badge.found", found));
        }
        boolean open = causes.contains(CauseStatus.UNKNOWN) || !causes.contains(CauseStatus.RULED_OUT);
        return open ? OPEN : DONE; // nothing looked at is not nothing found
    }

    private static boolean callsNoFunction(Session session) {
        return integration(session).map(integration -> !FunctionReference.callsLambda(integration)).orElse(false);
    }

    /** Neither a VPC link nor a load balancer's own address. */
    private static boolean hasNoPath(Session session) {
        return integration(session).map(
                integration -> !integration.usesVpcLink() && !integration.uri().contains(".elb."))
                .orElse(false);
    }
}
