package dev.timeoutdoctor.app;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.fix.ApiContext;
import dev.timeoutdoctor.fix.Applier;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.DeploymentPreview;
import dev.timeoutdoctor.fix.FunctionDraft;
import dev.timeoutdoctor.fix.IntegrationTimeoutDraft;
import dev.timeoutdoctor.fix.change.ChangeCatalogue;
import dev.timeoutdoctor.fix.change.ChangeType;
import dev.timeoutdoctor.fix.change.Draft;
import dev.timeoutdoctor.fix.change.Field;
import dev.timeoutdoctor.fix.change.Offer;
import dev.timeoutdoctor.fix.change.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Every change that this program can make, drawn up in a lab's account from what is true there. */
final class PlannedChanges {

    /** What is typed where a fresh draft changes nothing yet: field and text. */
    private static final Map<String, List<Map.Entry<String, String>>> TYPED = Map.of(
            "http-integration-timeout", List.of(Map.entry("timeout", "12345")), "health-check",
            List.of(Map.entry("path", "/ready"), Map.entry("codes", "200-299")), "async-service",
            List.of(Map.entry("receiver", "https://sqs.us-east-1.amazonaws.com/123456789012/orders"),
                    Map.entry("role", "arn:aws:iam::123456789012:role/to-queue")));

    /** One change in one account. */
    record Planned(String name, Function<LabAccount, Optional<Change>> make) {}

    /**
     * A change that applies to no scenario as it is.
     *
     * @param first what somebody did before
     */
    record Prepared(String change, String scenario, List<AwsCall> first) {

        String name() {
            return scenario + " after " + first.stream().map(AwsCall::operation).toList();
        }
    }

    private PlannedChanges() {}

    /** The changes that need an account of their own. */
    static List<Prepared> prepared() {
        return List.of(
                new Prepared("access-log", "starved-of-memory", List.of(AwsCall.of("apigateway", "UpdateStage",
                        "us-east-1", Map.of("restApiId", "b5i6l7n8g9", "stageName", "prod", "patchOperations",
                                List.of(Map.of("op", "remove", "path", "/accessLogSettings")))))),
                new Prepared("access-log", "first-call-fails", List.of(AwsCall.of("apigatewayv2",
                        "DeleteAccessLogSettings", "us-east-1",
                        Map.of("ApiId", "h1t4p6r8t0", "StageName", "$default")))),
                new Prepared("rollback", "change-never-went-live", List.of(AwsCall.of("apigatewayv2",
                        "CreateDeployment", "us-east-1",
                        Map.of("ApiId", "w9a1r3e5h7", "StageName", "live", "Description", "somebody else's")))));
    }

    /** An account to which a change applies: the scenario's own, or the one that was prepared for it. */
    static LabAccount account(String change, String scenario) throws IOException {
        return LabAccount.of(scenario, prepared().stream()
                .filter(one -> one.change().equals(change) && one.scenario().equals(scenario)).findFirst()
                .map(Prepared::first).orElse(List.of()));
    }

    /** The changes, by name; some do not apply to some accounts. */
    static List<Planned> all() {
        List<Planned> all = new ArrayList<>();
        all.add(new Planned("integration-timeout", PlannedChanges::integration));
        all.add(new Planned("function", account -> FunctionDraft.of(account.evidence())
                .flatMap(draft -> draft.withMemory(draft.memoryBefore() == 1024 ? 2048 : 1024).withTimeout(27)
                        .change())));
        all.add(new Planned("deployment", PlannedChanges::deployment));
        for (ChangeType type : ChangeCatalogue.all()) {
            all.add(new Planned(type.kind().id(), account -> drawnUp(type, account.reading())));
        }
        all.add(new Planned("function-version-edited", PlannedChanges::edited));
        all.add(new Planned("canary-promoted", PlannedChanges::promoted));
        return List.copyOf(all);
    }

    static Planned named(String name) {
        return all().stream().filter(planned -> planned.name().equals(name)).findFirst().orElseThrow();
    }

    /** The canary's own deployment for all calls, where a fresh draft removes the canary. */
    private static Optional<Change> promoted(LabAccount account) {
        return ChangeCatalogue.of(ChangeKind.CANARY).offer(account.reading()) instanceof Offer.Ready ready
                ? account.evidence().get(EvidenceKeys.STAGE).seen().map(Stage::canary)
                        .flatMap(canary -> ready.draft().with("deployment", canary.deploymentId()).change())
                : Optional.empty();
    }

    /** Another memory for what an alias calls, where a fresh draft publishes what was edited before. */
    private static Optional<Change> edited(LabAccount account) {
        return ChangeCatalogue.of(ChangeKind.FUNCTION_VERSION).offer(account.reading()) instanceof Offer.Ready ready
                ? seen(ready.draft()).with("memory", "1536").change()
                : Optional.empty();
    }

    /** With a look at what else would be published, where that is asked for. */
    private static Draft seen(Draft draft) {
        return draft.fields().stream().filter(field -> field.id().equals("others"))
                .map(field -> ((Field.OneOf) field.shape()).words().getLast()).findFirst()
                .map(revision -> draft.with("others", revision)).orElse(draft);
    }

    private static Optional<Change> integration(LabAccount account) {
        return context(account).flatMap(context -> account.applier(account.writer(), Path.of("unused"))
                .readIntegration(context.route()).seen()
                .flatMap(now -> IntegrationTimeoutDraft.of(context, now).withTimeout(Duration.ofMillis(12_345))
                        .change()));
    }

    private static Optional<Change> deployment(LabAccount account) {
        Applier applier = account.applier(account.writer(), Path.of("unused"));
        return context(account).flatMap(
                context -> applier.previewDeployment(context, "test") instanceof DeploymentPreview.Ready ready
                        ? ready.draft().change()
                        : Optional.empty());
    }

    private static Optional<ApiContext> context(LabAccount account) {
        Optional<Route> route = account.evidence().get(EvidenceKeys.ROUTE).seen();
        return route.filter(known -> known.apiType() == ApiType.REST).flatMap(_ -> ApiContext.of(account.evidence()));
    }

    /** The change from what a reading finds; empty where it does not apply. */
    static Optional<Change> drawnUp(ChangeType type, Reading reading) {
        if (!(type.offer(reading) instanceof Offer.Ready ready)) {
            return Optional.empty();
        }
        Draft draft = seen(ready.draft());
        for (Map.Entry<String, String> typed : TYPED.getOrDefault(type.kind().id(), List.of())) {
            draft = draft.change().isPresent() ? draft : draft.with(typed.getKey(), typed.getValue());
        }
        return draft.change();
    }
}
