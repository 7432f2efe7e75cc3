package dev.timeoutdoctor.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One line of a stage's access log, by the names of its {@code $context} variables. What the gateway had no value for ({@code -},
 * an empty text, {@code -1}) is not there (AWS: variables for access logging).
 *
 * @param loggedAt when the line was written: at the end of the request
 * @param values by the variable's name without {@code $context.}
 */
public record AccessLogEntry(Instant loggedAt, Map<String, String> values) {

    /** Names that say the same. */
    private static final List<List<String>> SAME = List.of(List.of("integrationLatency", "integration.latency"),
            List.of("integrationStatus", "integration.integrationStatus"),
            List.of("awsEndpointRequestId", "integration.requestId"),
            List.of("integrationErrorMessage", "integration.error"),
            List.of("authorizer.latency", "authorizer.integrationLatency"));
    private static final Map<String, List<String>> OTHER_NAMES = SAME.stream()
            .flatMap(names -> names.stream().map(name -> Map.entry(name, names)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    private static final String CANARY = "isCanaryRequest";
    private static final Pattern WHOLE = Pattern.compile("\\d{1,15}");

    public AccessLogEntry {
        values = Map.copyOf(values);
    }

    /** A variable's value, under whichever of its names the format has it. */
    public Optional<String> text(String variable) {
        String own = values.get(variable);
        if (own != null) {
            return Optional.of(own);
        }
        return OTHER_NAMES.getOrDefault(variable, List.of()).stream()
                .flatMap(name -> Optional.ofNullable(values.get(name)).stream()).findFirst();
    }

    /** A variable that holds milliseconds; empty where it holds none. */
    public Optional<Duration> millis(String variable) {
        return number(variable).filter(value -> value >= 0).map(Duration::ofMillis);
    }

    /** The status that the caller got; 0 where the format does not have it. */
    public int status() {
        return number("status").filter(value -> value >= 100 && value <= 999).map(Long::intValue).orElse(0);
    }

    /** Whether the caller got a 5XX status. */
    public boolean failed() {
        return status() >= 500;
    }

    /** Whether the stage's canary served it; empty where that is not told. */
    public Optional<Boolean> byCanary() {
        return text(CANARY).filter(value -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false"))
                .map(Boolean::valueOf);
    }

    /** As one of which it is known whether the canary served it; what the line itself says stands. */
    public AccessLogEntry byCanary(boolean canary) {
        if (byCanary().isPresent()) {
            return this;
        }
        Map<String, String> told = new HashMap<>(values);
        told.put(CANARY, String.valueOf(canary));
        return new AccessLogEntry(loggedAt, told);
    }

    /** When the request came in: as the format says, else counted back from when the line was written. */
    public Instant startedAt() {
        return number("requestTimeEpoch").filter(value -> value > 0).map(Instant::ofEpochMilli)
                .orElseGet(() -> loggedAt.minus(millis("responseLatency").orElse(Duration.ZERO)));
    }

    /** When it was answered. */
    public Instant endedAt() {
        return millis("responseLatency").map(startedAt()::plus).orElse(loggedAt);
    }

    /** Whether it went to the route; empty where the format does not tell. */
    public Optional<Boolean> isTo(Route route) {
        String ownKey = route.routeKey();
        return text("routeKey")
                .map(key -> key.equals(ownKey) || key.equals(route.methodKey()) || key.equals(route.resourcePath()))
                .or(() -> text("resourcePath").map(path -> path.equals(route.resourcePath())
                        && text("httpMethod").map(route.httpMethod()::equals).orElse(true)));
    }

    private Optional<Long> number(String variable) {
        return text(variable).filter(value -> WHOLE.matcher(value).matches()).map(Long::parseLong);
    }
}
