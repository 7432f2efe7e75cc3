package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EndpointType;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.Quota;
import dev.timeoutdoctor.evidence.RegionTraffic;
import dev.timeoutdoctor.evidence.RestApi;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request to AWS for a longer integration timeout, quota L-E5AE38E3, in milliseconds. Regional and private REST APIs only; AWS may
 * lower the request rate of the account in exchange (AWS: API Gateway integration timeout limit increase, June 2024).
 */
final class TimeoutQuotaChange implements ChangeType {

    private static final String DESIRED = "DesiredValue";
    private static final String EDIT = "quota";
    private static final String STATUS = "Status";
    private static final String OVER = "Over";
    private static final String CLOSED = "CASE_CLOSED";
    private static final int MOST_TOLD = 3;
    private static final Set<String> OPEN = Set.of("PENDING", "CASE_OPENED");
    private static final long SUGGESTED = 60_000;
    private static final long STREAMED = 900_000;
    /** The longest that was publicly reported to be granted; AWS names no limit. */
    private static final long REPORTED = 300_000;
    private static final int PERCENT = 100;
    private static final double DEFAULT_MILLIS = 29_000;

    @Override
    public ChangeKind kind() {
        return ChangeKind.TIMEOUT_QUOTA;
    }

    @Override
    public Offer offer(Reading reading) {
        Optional<Route> route = reading.route().filter(known -> known.apiType() == ApiType.REST);
        if (route.isEmpty()) {
            return new Offer.NotHere(Message.of("change.quota.rest-only"));
        }
        Optional<EndpointType> endpoint = reading.evidence().get(EvidenceKeys.REST_API).seen()
                .map(RestApi::endpointType);
        if (endpoint.filter(EndpointType.EDGE::equals).isPresent()) {
            return new Offer.NotHere(Message.of("change.quota.edge"));
        }
        Optional<Quota> quota = reading.evidence().get(EvidenceKeys.APPLIED_TIMEOUT_QUOTA).seen()
                .or(() -> reading.evidence().get(EvidenceKeys.DEFAULT_TIMEOUT_QUOTA).seen());
        if (quota.filter(known -> !known.adjustable()).isPresent()) {
            return new Offer.NotHere(Message.of("change.quota.not-adjustable"));
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("ServiceCode", "apigateway");
        parameters.put("QuotaCode", Quota.INTEGRATION_TIMEOUT);
        AwsCall read = AwsCall.of("service-quotas", "ListRequestedServiceQuotaChangeHistoryByQuota",
                route.get().region(), parameters);
        return Looked.at(reading, read, now -> offer(reading, route.get(), quota, read, now));
    }

    private static Offer offer(Reading reading, Route route, Optional<Quota> quota, AwsCall read, JsonNode now) {
        if (OPEN.contains(Json.text(now, STATUS))) {
            return new Offer.AlreadySo(Message.of("change.quota.open", millis(now), Json.text(now, STATUS),
                    filed(now), Json.text(now, "Id")));
        }
        long examined = Math.round(quota.map(Quota::value).orElse(DEFAULT_MILLIS));
        boolean approved = Json.text(now, STATUS).equals("APPROVED") && millis(now).toMillis() >= examined;
        long present = approved ? millis(now).toMillis() : examined;
        List<JsonNode> over = now.path(OVER).valueStream().filter(one -> isUnmet(one, present)).toList();
        Edit edit = Edit.of(EDIT, read, Json.project(now, List.of("Id", DESIRED, STATUS)), List.of(DESIRED),
                Set.of(DESIRED));
        ObjectNode goal = edit.goal().deepCopy();
        goal.put(DESIRED, Math.max(SUGGESTED, 2 * present / 1_000 * 1_000));
        return new Offer.Ready(Draft.of(new Asking(reading, route, present, quota.isPresent(), over,
                approved ? Optional.of(Message.of("change.quota.granted", millis(now), filed(now))) : Optional.empty()),
                reading.ways(),
                List.of(edit.to(goal))));
    }

    /** What became of a request whose case was closed stands in the case; where the account has the value now, it was granted. */
    private static boolean isUnmet(JsonNode request, long present) {
        return !isClosed(request) || request.path(DESIRED).asDouble(0) > present;
    }

    private static boolean isClosed(JsonNode request) {
        return Json.text(request, STATUS).equals(CLOSED);
    }

    /** When a request was filed, as an instant where it is written as one. */
    private static Object filed(JsonNode request) {
        String created = Json.text(request, "Created");
        try {
            return Instant.parse(created);
        } catch (DateTimeParseException e) {
            return created;
        }
    }

    private static Duration millis(JsonNode image) {
        return Duration.ofMillis(Math.round(image.path(DESIRED).asDouble(0)));
    }

    /**
     * The change while it is edited.
     *
     * @param present what the account has now, in milliseconds
     * @param over earlier requests that AWS refused, or that ended without the account having the value, the newest first
     * @param granted what AWS has granted at last, where that is still so
     */
    private record Asking(Reading reading, Route route, long present, boolean known, List<JsonNode> over,
            Optional<Message> granted)
            implements
                Recipe {

        private Asking {
            over = List.copyOf(over);
        }

        @Override
        public ChangeKind kind() {
            return ChangeKind.TIMEOUT_QUOTA;
        }

        @Override
        public Place place() {
            return new Place(Quota.INTEGRATION_TIMEOUT + " · " + route.region(), route.account(), route.region());
        }

        @Override
        public Message title(List<Edit> edits) {
            return Message.of("change.quota.title", Duration.ofMillis(present), millis(edits.getFirst().goal()),
                    route.region());
        }

        @Override
        public List<Field> fields() {
            return List.of(new Field("desired", Message.of("change.quota.field"), EDIT, "/" + DESIRED,
                    new Field.Whole(present + 1, Integer.MAX_VALUE,
                            "AWS: Service Quotas API reference, RequestServiceQuotaIncrease")));
        }

        @Override
        public List<Problem> problems(List<Edit> edits) {
            List<Problem> problems = new ArrayList<>();
            over.stream().limit(MOST_TOLD).forEach(one -> problems.add(Problem.warning(Problem.TARGET,
                    isClosed(one) ? "change.quota.closed" : "change.quota.refused", millis(one), filed(one),
                    Json.text(one, STATUS), number(one))));
            if (!over.stream().allMatch(TimeoutQuotaChange::isClosed)) {
                problems.add(Problem.warning(Problem.TARGET, "change.quota.refused-next"));
            }
            long wanted = millis(edits.getFirst().goal()).toMillis();
            if (wanted > REPORTED) {
                problems.add(Problem.warning("desired", "change.quota.more-than-reported",
                        Duration.ofMillis(REPORTED), Duration.ofMillis(STREAMED)));
            }
            if (!known) {
                problems.add(Problem.warning("desired", "change.quota.unread"));
            }
            Optional<RegionTraffic> traffic = traffic();
            long left = left(edits, rate().orElse(Long.MAX_VALUE));
            if (traffic.filter(seen -> seen.peakPerSecond() > left).isPresent()) {
                problems.add(Problem.warning("desired", "change.quota.less-than-peak", left,
                        Math.round(traffic.get().peakPerSecond())));
            }
            return List.copyOf(problems);
        }

        private static Message number(JsonNode request) {
            String id = Json.text(request, "CaseId");
            return id.isEmpty()
                    ? Message.of("change.quota.without-case", Json.text(request, "Id"))
                    : Message.of("change.quota.case", id);
        }

        private Optional<RegionTraffic> traffic() {
            return reading.evidence().get(EvidenceKeys.REGION_TRAFFIC).seen();
        }

        /** How many requests a second the account may send in this Region now: it is not the same in all Regions (AWS: API Gateway quotas). */
        private Optional<Long> rate() {
            return reading.evidence().get(EvidenceKeys.APPLIED_THROTTLE_QUOTA).seen()
                    .or(() -> reading.evidence().get(EvidenceKeys.DEFAULT_THROTTLE_QUOTA).seen())
                    .map(quota -> Math.round(quota.value()));
        }

        /** What would be left of a whole if timeout times rate stayed as it is. */
        private long left(List<Edit> edits, long whole) {
            long wanted = Math.max(1, millis(edits.getFirst().goal()).toMillis());
            return Math.round((double) whole * present / wanted);
        }

        @Override
        public List<Message> notes(List<Edit> edits) {
            Optional<Long> rate = rate();
            Message price = rate.map(now -> Message.of("change.quota.price", left(edits, now), now))
                    .orElseGet(() -> Message.of("change.quota.price-unread", left(edits, PERCENT)));
            Message peak = traffic().map(seen -> Message.of("change.quota.peak", Math.round(seen.peakPerSecond()),
                    seen.window().length())).orElseGet(() -> Message.of("change.quota.peak-unread"));
            return Stream.concat(granted.stream(),
                    Stream.of(Message.of("change.quota.note", route.region()), price, peak)).toList();
        }
    }
}
