package dev.timeoutdoctor.diagnosis;

import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.EndpointType;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.IntegrationType;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Quota;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.TransferMode;
import dev.timeoutdoctor.text.Message;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which parts the examined set-up has. The stage's own settings decide. Where they could not be read, a part that the settings as
 * last edited have is taken to be there; of one that they do not have nobody knows whether the stage still has it.
 */
final class SetUp {

    private static final double DEFAULT_QUOTA_MILLIS = 29_000;

    private final EvidenceSet evidence;

    SetUp(EvidenceSet evidence) {
        this.evidence = evidence;
    }

    /** Whether the set-up has a part. */
    sealed interface Presence {

        record Here() implements Presence {}

        record NotHere(Message why) implements Presence {}

        record Unknown(Message why) implements Presence {}

        /** As last edited there is none, and what the stage runs was not read. */
        record NotAsEdited(Message why) implements Presence {}
    }

    Presence of(Part part) {
        return switch (part) {
            case ANYTHING -> new Presence.Here();
            case BACKEND -> method(part, RouteSettings::callsBackend);
            case FUNCTION -> method(part, SetUp::callsFunction);
            case PROXY_FUNCTION -> method(part, method -> callsFunction(method)
                    && method.integration().type() == IntegrationType.AWS_PROXY);
            case FUNCTION_IN_VPC -> functionInVpc();
            case FUNCTION_QUALIFIER -> method(part, this::callsQualifier);
            case HTTP_BACKEND -> method(part, RouteSettings::callsHttp);
            case TLS_BACKEND -> method(part,
                    method -> RouteSettings.callsHttp(method) && !uri(method).startsWith("http://"));
            case VPC_LINK -> method(part, method -> method.integration().usesVpcLink());
            case LOAD_BALANCER ->
                method(part, method -> method.integration().usesVpcLink() || uri(method).contains(".elb."));
            case SYNC_WORKFLOW -> method(part, RouteSettings::startsSyncWorkflow);
            case STREAMING -> method(part, method -> method.integration().transferMode() == TransferMode.STREAM);
            case STAGE_VARIABLE -> method(part, SetUp::namesStageVariable);
            case AUTHORIZER -> authorizer();
            case CANARY -> seen(part, EvidenceKeys.STAGE, stage -> stage.canary().percentTraffic() > 0);
            case CACHE -> seen(part, EvidenceKeys.STAGE, stage -> stage.cacheEnabled());
            case EDGE_ENDPOINT ->
                seen(part, EvidenceKeys.REST_API, api -> api.endpointType() == EndpointType.EDGE);
            case PRIVATE_ENDPOINT ->
                seen(part, EvidenceKeys.REST_API, api -> api.endpointType() == EndpointType.PRIVATE);
            case HTTP_API -> seen(part, EvidenceKeys.ROUTE, route -> route.apiType() == ApiType.HTTP);
            case WEBSOCKET_API -> seen(part, EvidenceKeys.ROUTE, route -> route.apiType() == ApiType.WEBSOCKET);
            case RAISED_QUOTA -> raisedQuota();
        };
    }

    private <T> Presence seen(Part part, EvidenceKey<T> key, Predicate<T> has) {
        return evidence.get(key).seen().map(value -> presence(part, has.test(value)))
                .orElseGet(() -> unknown(key));
    }

    private Presence method(Part part, Predicate<ApiMethod> has) {
        return in(EvidenceKeys.DEPLOYED_SNAPSHOT).map(method -> presence(part, has.test(method)))
                .orElseGet(() -> asLastEdited(part, has));
    }

    private Presence asLastEdited(Part part, Predicate<ApiMethod> has) {
        return in(EvidenceKeys.WORKING_COPY)
                .map(method -> has.test(method) ? new Presence.Here() : notAsEdited(part))
                .orElseGet(() -> evidence.get(EvidenceKeys.ROUTE).seen().isEmpty()
                        ? unknown(EvidenceKeys.ROUTE)
                        : unknown(EvidenceKeys.DEPLOYED_SNAPSHOT));
    }

    /** A stage that was read and does not serve the method has no more of it than the settings as last edited. */
    private Presence notAsEdited(Part part) {
        Observed<ApiDefinition> served = evidence.get(EvidenceKeys.DEPLOYED_SNAPSHOT);
        return served.seen().isPresent()
                ? presence(part, false)
                : new Presence.NotAsEdited(Message.of("diagnosis.unknown.as-edited",
                        MissingEvidence.why(EvidenceKeys.DEPLOYED_SNAPSHOT, served), why(part)));
    }

    private Optional<ApiMethod> in(EvidenceKey<ApiDefinition> key) {
        Optional<Route> route = evidence.get(EvidenceKeys.ROUTE).seen();
        return route.flatMap(r -> evidence.get(key).seen().flatMap(definition -> RouteSettings.in(definition, r)));
    }

    /** An export does not say how a method authorises, so the settings as last edited are all that tells. */
    private Presence authorizer() {
        return in(EvidenceKeys.WORKING_COPY).filter(method -> !method.authorizationType().isEmpty())
                .map(method -> presence(Part.AUTHORIZER, !method.authorizationType().equals("NONE")))
                .orElseGet(() -> unknown(EvidenceKeys.WORKING_COPY));
    }

    private Presence functionInVpc() {
        return switch (of(Part.FUNCTION)) {
            case Presence.Here here -> seen(Part.FUNCTION_IN_VPC, EvidenceKeys.FUNCTION, f -> f.inVpc());
            case Presence.NotHere notHere -> notHere;
            case Presence.Unknown unknown -> unknown;
            case Presence.NotAsEdited edited -> edited;
        };
    }

    private Presence raisedQuota() {
        if (evidence.get(EvidenceKeys.APPLIED_TIMEOUT_QUOTA) instanceof Observed.Absent<Quota>) {
            return presence(Part.RAISED_QUOTA, false);
        }
        return seen(Part.RAISED_QUOTA, EvidenceKeys.APPLIED_TIMEOUT_QUOTA,
                quota -> quota.value() > DEFAULT_QUOTA_MILLIS);
    }

    private boolean callsQualifier(ApiMethod method) {
        Integration integration = method.integration();
        return callsFunction(method) && (namesStageVariable(method)
                || FunctionReference.of(integration, Map.of())
                        .filter(function -> !function.qualifier().isEmpty()).isPresent());
    }

    private static boolean callsFunction(ApiMethod method) {
        return FunctionReference.callsLambda(method.integration());
    }

    private static boolean namesStageVariable(ApiMethod method) {
        return uri(method).contains("${stagevariables.")
                || method.integration().connectionId().contains("${stageVariables.");
    }

    private static String uri(ApiMethod method) {
        return method.integration().uri().toLowerCase(Locale.ROOT);
    }

    private static Presence presence(Part part, boolean here) {
        return here ? new Presence.Here() : new Presence.NotHere(why(part));
    }

    private static Message why(Part part) {
        return Message.of("diagnosis.not-here." + part.id());
    }

    private Presence unknown(EvidenceKey<?> key) {
        return new Presence.Unknown(MissingEvidence.why(key, evidence.get(key)));
    }
}
