package dev.timeoutdoctor.survey;

import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.EndpointType;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.IntegrationType;
import dev.timeoutdoctor.evidence.RestApi;
import dev.timeoutdoctor.target.TargetFinder.ListedApi;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a survey said of an API that was read whole, so that a later survey need not ask for it again: what its table shows, as one line
 * of JSON. Neither stage variables nor anything else of its settings is in it.
 *
 * @param at when it was read
 */
public record KeptApi(Instant at, ListedApi api, List<SurveyRow> rows) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public KeptApi {
        rows = List.copyOf(rows);
    }

    /** As a line; the reasons in words. */
    public String line(Texts texts) {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("at", at.toString()).put("id", api.api().id())
                .put("name", api.api().name()).put("type", api.type().name())
                .put("endpoint", api.api().endpointType().name());
        line.putArray("rows");
        for (SurveyRow row : rows) {
            ObjectNode one = line.withArray("rows").addObject().put("stage", row.stage())
                    .put("method", row.method().httpMethod()).put("path", row.method().path())
                    .put("integration", row.method().integration().type().name())
                    .put("timeout", row.timeout().toMillis());
            row.ceiling().ifPresent(time -> one.put("ceiling", time.toMillis()));
            row.functionTimeout().ifPresent(time -> one.put("function", time.toMillis()));
            row.risks().forEach(risk -> one.withArray("risks").add(risk.name()));
            row.reasons().forEach(why -> one.withArray("why").add(texts.of(why)));
        }
        return line.toString();
    }

    /** Reads a line; empty where it is none, such as half of one that a killed program left. */
    public static Optional<KeptApi> read(String line, SurveyPlace place) {
        try {
            JsonNode kept = JSON.readTree(line);
            ListedApi api = new ListedApi(
                    new RestApi(text(kept, "id"), text(kept, "name"), EndpointType.valueOf(text(kept, "endpoint")),
                            false, Map.of()),
                    ApiType.valueOf(text(kept, "type")));
            return Optional.of(new KeptApi(Instant.parse(text(kept, "at")), api,
                    kept.path("rows").valueStream().map(row -> row(row, api, place)).toList()));
        } catch (JacksonException | IllegalArgumentException | DateTimeException notALine) {
            return Optional.empty();
        }
    }

    private static SurveyRow row(JsonNode row, ListedApi api, SurveyPlace place) {
        Integration integration = Integration.of(IntegrationType.valueOf(text(row, "integration")), "", "")
                .withTimeout(millis(row, "timeout").orElseThrow(() -> new IllegalArgumentException("no timeout")));
        ApiMethod method = new ApiMethod("", text(row, "path"), text(row, "method"), "", "", false, integration);
        List<Risk> risks = row.path("risks").valueStream().map(risk -> Risk.valueOf(risk.asString(""))).toList();
        List<Message> reasons = row.path("why").valueStream()
                .map(why -> Message.of("survey.why.kept", why.asString(""))).toList();
        return new SurveyRow(place, api, text(row, "stage"), method, millis(row, "ceiling"), millis(row, "function"),
                risks, reasons);
    }

    private static String text(JsonNode object, String name) {
        return object.path(name).asString("");
    }

    private static Optional<Duration> millis(JsonNode object, String name) {
        return object.path(name).isIntegralNumber()
                ? Optional.of(Duration.ofMillis(object.path(name).longValue()))
                : Optional.empty();
    }
}
