package dev.timeoutdoctor.survey;

import dev.timeoutdoctor.diagnosis.DeploymentDrift;
import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.diagnosis.TimeoutCeiling;
import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.evidence.StageVariables;
import dev.timeoutdoctor.evidence.VpcLink;
import dev.timeoutdoctor.target.TargetFinder.ListedApi;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an API's settings say of its timeouts: pure, the same reading gives the same rows. */
final class Assessment {

    private final SurveyPlace place;
    private final RegionFacts region;

    Assessment(SurveyPlace place, RegionFacts region) {
        this.place = place;
        this.region = region;
    }

    /** A row for every method of every stage that calls something; of an API that is deployed nowhere, of its working copy. */
    List<SurveyRow> rows(ApiReading reading) {
        List<SurveyRow> rows = new ArrayList<>();
        List<Stage> stages = reading.stages().seen().orElse(List.of());
        if (stages.isEmpty()) {
            rows.addAll(rows(reading, "", Map.of(), reading.working(), Optional.empty()));
        }
        for (Stage stage : stages) {
            Observed<ApiDefinition> served = reading.served().getOrDefault(stage.name(), reading.working());
            boolean known = served.seen().isPresent();
            rows.addAll(rows(reading, stage.name(), stage.variables(), known ? served : reading.working(),
                    known ? Optional.of(served) : Optional.empty()));
        }
        return rows;
    }

    private List<SurveyRow> rows(ApiReading reading, String stage, Map<String, String> variables,
            Observed<ApiDefinition> shown, Optional<Observed<ApiDefinition>> served) {
        return shown.seen().map(ApiDefinition::methods).orElse(List.of()).stream().filter(RouteSettings::callsBackend)
                .map(method -> row(reading, stage, variables, method, served.isPresent())).toList();
    }

    private SurveyRow row(ApiReading reading, String stage, Map<String, String> variables, ApiMethod method,
            boolean served) {
        ListedApi api = reading.api();
        Integration integration = method.integration();
        Optional<Duration> ceiling = TimeoutCeiling.of(api.type(), api.api().endpointType(), integration.transferMode(),
                region.appliedQuota(), region.defaultQuota()).map(TimeoutCeiling::limit);
        Optional<FunctionReference> function = FunctionReference.of(integration, variables);
        Optional<Duration> limit = function
                .flatMap(called -> timeout(called, reading).flatMap(Observed::seen));
        Found found = new Found();
        link(integration, variables, found);
        limit.ifPresent(time -> clocks(integration.timeout(), time, ceiling, found));
        function.ifPresent(called -> look(called, reading, found));
        if (limit.isEmpty() && integration.timeout().compareTo(api.type().defaultTimeout()) < 0) {
            found.add(Risk.LOWERED, Message.of("survey.why.lowered", integration.timeout(),
                    ceiling.orElse(api.type().defaultTimeout())));
        }
        drift(reading, stage, method, served, found);
        return new SurveyRow(place, api, stage, method, ceiling, limit, found.risks(), found.reasons());
    }

    /** A function that may run longer than the gateway waits runs on after the caller has its 504 (AWS: 504 errors of API Gateway). */
    private static void clocks(Duration gateway, Duration function, Optional<Duration> ceiling, Found found) {
        if (function.compareTo(gateway) > 0) {
            found.add(Risk.FUNCTION_OUTLIVES, Message.of("survey.why.function-outlives", function, gateway));
        }
        ceiling.filter(most -> function.compareTo(most) > 0)
                .ifPresent(most -> found.add(Risk.OVER_CEILING, Message.of("survey.why.over-ceiling", function, most)));
    }

    private void look(FunctionReference called, ApiReading reading, Found found) {
        String name = called.isQualified() ? called.name() + ":" + called.qualifier() : called.name();
        Optional<Observed<Duration>> timeout = timeout(called, reading);
        if (timeout.isEmpty()) {
            found.add(Risk.NOT_LOOKED_AT, Message.of("survey.why.function-elsewhere", name, called.region()));
        } else if (timeout.get() instanceof Observed.Absent<?>) {
            found.add(Risk.NO_FUNCTION, Message.of("survey.why.no-function", name, place.region()));
        } else if (timeout.get().seen().isEmpty()) {
            found.add(Risk.NOT_LOOKED_AT, Message.of("survey.why.functions-unread", name));
        }
    }

    /** How long what is called may run; empty where it is in another account or Region. */
    private Optional<Observed<Duration>> timeout(FunctionReference called, ApiReading reading) {
        if (!place.holds(called)) {
            return Optional.empty();
        }
        return Optional.of(called.isQualified()
                ? reading.qualified().getOrDefault(called.arn(),
                        new Observed.NotAsked<>(Message.of("survey.why.functions-unread", called.arn())))
                : region.timeout(called.name()));
    }

    private void link(Integration integration, Map<String, String> variables, Found found) {
        if (!integration.usesVpcLink()) {
            return;
        }
        String id = StageVariables.fill(integration.connectionId(), variables);
        List<Observed<Map<String, VpcLink>>> lists = List.of(region.links(), region.newerLinks());
        Optional<VpcLink> link = lists.stream().flatMap(list -> list.seen().stream())
                .flatMap(links -> Optional.ofNullable(links.get(id)).stream()).findFirst();
        boolean all = lists.stream().allMatch(list -> list.seen().isPresent());
        if (link.isPresent()) {
            link.filter(it -> !it.status().equals("AVAILABLE")).ifPresent(
                    it -> found.add(Risk.VPC_LINK, Message.of("survey.why.link-status", id, it.status())));
        } else if (id.contains("${") || !all) {
            found.add(Risk.NOT_LOOKED_AT, Message.of("survey.why.link-unread", id));
        } else {
            found.add(Risk.VPC_LINK, Message.of("survey.why.no-link", id));
        }
    }

    private static void drift(ApiReading reading, String stage, ApiMethod method, boolean served, Found found) {
        Optional<ApiDefinition> working = reading.working().seen();
        if (reading.stages().seen().isEmpty()) {
            found.add(Risk.NOT_LOOKED_AT, Message.of("survey.why.stages-unread"));
            return;
        }
        if (stage.isEmpty()) {
            return;
        }
        if (!served || working.isEmpty()) {
            found.add(Risk.NOT_LOOKED_AT, served
                    ? Message.of("survey.why.working-unread")
                    : Message.of(reading.api().type() == ApiType.WEBSOCKET
                            ? "survey.why.no-export"
                            : "survey.why.stage-unread", stage));
            return;
        }
        Optional<ApiMethod> edited = working.get().method(method.path(), method.httpMethod());
        List<DeploymentDrift.Difference> differences = edited.map(now -> DeploymentDrift.between(method, now))
                .orElse(List.of());
        if (edited.isEmpty()) {
            found.add(Risk.NOT_DEPLOYED, Message.of("survey.why.removed", stage));
        } else if (!differences.isEmpty()) {
            found.add(Risk.NOT_DEPLOYED, Message.of("survey.why.drift", stage, differences.getFirst().line()));
        }
    }

    /** Risks with their reasons, the gravest first whatever came first. */
    private static final class Found {

        private final Map<Risk, Message> found = new EnumMap<>(Risk.class);

        private void add(Risk risk, Message why) {
            found.putIfAbsent(risk, why);
        }

        private List<Risk> risks() {
            return List.copyOf(found.keySet());
        }

        private List<Message> reasons() {
            return List.copyOf(found.values());
        }
    }
}
