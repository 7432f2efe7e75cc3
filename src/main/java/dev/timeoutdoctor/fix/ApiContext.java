package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.diagnosis.TimeoutCeiling;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.EndpointType;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.RestApi;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.TransferMode;
import java.util.List;
import java.util.Optional;

/**
 * What a change to a REST API must know about it.
 *
 * @param apiName the API's name, or its id where the name is not known
 * @param buffered the ceiling of integrations that do not stream; empty where it could not be read
 */
public record ApiContext(Route route, String apiName, Optional<TimeoutCeiling> buffered) {

    /** What the ceiling rests on. */
    public static final List<EvidenceKey<?>> CEILING_READS = List.of(EvidenceKeys.REST_API,
            EvidenceKeys.APPLIED_TIMEOUT_QUOTA, EvidenceKeys.DEFAULT_TIMEOUT_QUOTA);

    /** The context of the examined route, or empty where no route was examined. */
    public static Optional<ApiContext> of(EvidenceSet evidence) {
        return evidence.get(EvidenceKeys.ROUTE).seen().map(route -> of(route, evidence));
    }

    private static ApiContext of(Route route, EvidenceSet evidence) {
        Optional<RestApi> api = evidence.get(EvidenceKeys.REST_API).seen();
        Optional<EndpointType> endpoint = api.map(RestApi::endpointType) // which decides for a REST API alone
                .or(() -> Optional.of(EndpointType.REGIONAL).filter(_ -> route.apiType() != ApiType.REST));
        Optional<TimeoutCeiling> ceiling = endpoint.flatMap(known -> TimeoutCeiling.of(route.apiType(), known,
                TransferMode.BUFFERED, evidence.get(EvidenceKeys.APPLIED_TIMEOUT_QUOTA),
                evidence.get(EvidenceKeys.DEFAULT_TIMEOUT_QUOTA)));
        return new ApiContext(route, api.map(RestApi::name).filter(name -> !name.isEmpty()).orElse(route.apiId()),
                ceiling);
    }

    /** The method as a heading names it: {@code orders-api · POST /orders}. */
    public String methodLabel() {
        return apiName + " · " + route.routeKey();
    }

    /** The stage as a heading names it: {@code orders-api · prod}. */
    public String stageLabel() {
        return apiName + " · " + route.stage();
    }
}
