package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.fix.Applier;
import dev.timeoutdoctor.fix.AwsWriter;
import dev.timeoutdoctor.fix.ChangeLog;
import dev.timeoutdoctor.fix.owner.OwnerReader;
import dev.timeoutdoctor.fix.way.AllWays;
import dev.timeoutdoctor.session.Examination;
import dev.timeoutdoctor.session.Examiner;
import dev.timeoutdoctor.session.RequestDraft;
import dev.timeoutdoctor.session.RequestSender;
import dev.timeoutdoctor.session.RequestSender.Sent;
import dev.timeoutdoctor.ui.FxTasks;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.control.Confirm;
import dev.timeoutdoctor.ui.step.timeouts.Examining;
import dev.timeoutdoctor.ui.step.timeouts.SampleDiagnosis;
import dev.timeoutdoctor.ui.step.timeouts.SampleEvidence;
import dev.timeoutdoctor.ui.step.timeouts.SampleSession;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One REST API and one function as AWS keeps them: a working copy, a stage's deployment, and what requests meet. */
public final class SampleAccount implements AwsReader, AwsWriter, RequestSender, Confirm, Examiner {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Clock CLOCK = Clock.fixed(SampleEvidence.NOW, ZoneOffset.UTC);

    private final AtomicInteger numbers = new AtomicInteger();
    public final List<AwsCall> written = new ArrayList<>();
    public final List<RequestDraft> requests = new ArrayList<>();
    public final List<Confirm.Question> questions = new ArrayList<>();
    /** How long was waited between requests. */
    public final List<Duration> pauses = new ArrayList<>();
    public int examined;
    public int workingMillis = 3_000;
    public int deployedMillis = 3_000;
    public int backendMillis = 8_100;
    public int functionSeconds = 60;
    public int functionMegabytes = 128;
    public boolean colleagueEdited;
    public boolean agrees = true;
    public boolean denied;
    /** The CloudFormation stack that its API and its function are of; empty for none. */
    public String stack = "";
    /** Runs in place of a pause that a look waits through. */
    public Runnable whileWaiting = () -> {
    };
    /** Runs while a call that changes something is on its way. */
    public Runnable onTheWay = () -> {
    };
    /** What comes back for a test request in place of a REST API's answer. */
    public Optional<Sent> comes = Optional.empty();
    /** The operation that is throttled as soon as so many calls were written. */
    public String throttledAfterWriting = "";
    public int throttledFromWrite = 1;
    private int deployments;
    private String deployment = "old111";
    private String deploymentBefore = "old111";
    private int deployedBefore = 3_000;

    /** The session of somebody who found the failing request here and examined it. */
    public SessionModel session(boolean lab) {
        SessionModel session = SampleSession.targeted(this, this, this, lab);
        session.update(now -> now.saw(symptom(504, deployedMillis)));
        session.update(now -> now.examined(examination()));
        return session;
    }

    /** Everything that a changing step needs; all on the calling thread. */
    public ChangeServices services(SessionModel session, Path folder) {
        return services(session, folder, FxTasks.direct());
    }

    /** The same with work that runs where the test says. */
    ChangeServices services(SessionModel session, Path folder, FxTasks tasks) {
        ChangeLog log = new ChangeLog(folder.resolve("changes.jsonl"), () -> "change-" + numbers.incrementAndGet());
        return new ChangeServices(
                connection -> new Applier(connection.reader(), connection.writer(), AllWays.ways(), log, CLOCK,
                        length -> {
                        }),
                examining(session), tasks, CLOCK, this, this::pause,
                connection -> new OwnerReader(connection.reader(), CLOCK));
    }

    private void pause(Duration length) {
        pauses.add(length);
        whileWaiting.run();
    }

    public Examining examining(SessionModel session) {
        return new Examining(session, this, FxTasks.direct(), CLOCK);
    }

    private ObjectNode tags() {
        ObjectNode tags = JSON.createObjectNode();
        return stack.isEmpty() ? tags : tags.put("aws:cloudformation:stack-name", stack);
    }

    /** What AWS says where no stack holds an id, and a stack of nothing but an API. */
    private Observed<JsonNode> stacks(AwsCall call) {
        return stack.isEmpty()
                ? new Observed.Failed<>(FailureKind.REFUSED, "Stack for it does not exist",
                        source(call, JSON.missingNode()))
                : seen(call, JSON.readTree("{\"StackResources\": []}"));
    }

    private Examination examination() {
        return SampleSession.examination(SampleEvidence.gateway(deployedMillis, workingMillis)
                .with(dev.timeoutdoctor.evidence.EvidenceKeys.FUNCTION,
                        SampleEvidence.function(functionSeconds, functionMegabytes)),
                SampleDiagnosis.slowFunction(), List.of());
    }

    @Override
    public Examination examine(dev.timeoutdoctor.session.Connection connection,
            dev.timeoutdoctor.evidence.EvidenceSet known, dev.timeoutdoctor.collect.Progress progress,
            dev.timeoutdoctor.collect.Cancellation cancellation) {
        examined++;
        return examination();
    }

    @Override
    public Observed<JsonNode> read(AwsCall call) {
        if (denied) {
            return new Observed.Denied<>("apigateway:GET", "*", "not authorized to perform: apigateway:GET",
                    source(call, JSON.missingNode()));
        }
        if (written.size() >= throttledFromWrite && call.operation().equals(throttledAfterWriting)) {
            return new Observed.Failed<>(FailureKind.THROTTLED, "Rate exceeded", source(call, JSON.missingNode()));
        }
        return switch (call.operation()) {
            case "GetRestApi" -> seen(call, JSON.createObjectNode().set("tags", tags()));
            case "GetIntegration" -> seen(call, SampleEvidence.integration(workingMillis));
            case "GetStage" ->
                seen(call, JSON.createObjectNode().put("stageName", "prod").put("deploymentId", deployment));
            case "ListTags" -> seen(call, JSON.createObjectNode().set("Tags", tags()));
            case "DescribeStackResources" -> stacks(call);
            case "DescribeStackResourceDrifts" -> seen(call, JSON.readTree("{\"StackResourceDrifts\": []}"));
            case "GetResources" -> seen(call, resources());
            case "GetExport" -> seen(call, export());
            case "GetFunctionConfiguration" -> seen(call,
                    SampleEvidence.functionAnswer(functionSeconds, functionMegabytes, "rev-" + written.size()));
            default ->
                new Observed.Failed<>(FailureKind.NOT_SUPPORTED, call.operation(), source(call, JSON.missingNode()));
        };
    }

    @Override
    public Observed<JsonNode> write(AwsCall call) {
        written.add(call);
        onTheWay.run();
        if (Thread.currentThread().isInterrupted()) {
            return new Observed.Failed<>(FailureKind.CANCELLED, "cancelled", source(call, JSON.missingNode()));
        }
        return switch (call.operation()) {
            case "UpdateIntegration" -> {
                workingMillis = call.parameters().path("patchOperations").path(0).path("value").asInt();
                yield seen(call, SampleEvidence.integration(workingMillis));
            }
            case "CreateDeployment" -> {
                deploymentBefore = deployment;
                deployedBefore = deployedMillis;
                deployment = "new" + 111 * (2 + deployments++);
                deployedMillis = workingMillis;
                yield seen(call, JSON.createObjectNode().put("id", deployment));
            }
            case "UpdateStage" -> {
                deployment = deploymentBefore;
                deployedMillis = deployedBefore;
                yield seen(call, JSON.createObjectNode().put("stageName", "prod").put("deploymentId", deployment));
            }
            case "UpdateFunctionConfiguration" -> {
                functionMegabytes = call.parameters().path("MemorySize").asInt(functionMegabytes);
                functionSeconds = call.parameters().path("Timeout").asInt(functionSeconds);
                backendMillis = functionMegabytes >= 1_024 ? 2_000 : backendMillis;
                yield seen(call,
                        SampleEvidence.functionAnswer(functionSeconds, functionMegabytes, "rev-" + written.size()));
            }
            default ->
                new Observed.Failed<>(FailureKind.NOT_SUPPORTED, call.operation(), source(call, JSON.missingNode()));
        };
    }

    @Override
    public Sent send(RequestDraft draft, Duration limit) {
        requests.add(draft);
        onTheWay.run();
        if (Thread.currentThread().isInterrupted()) {
            return new Sent.NoAnswer(FailureKind.CANCELLED, "", Duration.ZERO);
        }
        return comes.orElseGet(() -> new Sent.Answered(
                backendMillis > deployedMillis ? symptom(504, deployedMillis) : symptom(200, backendMillis)));
    }

    @Override
    public void ask(Confirm.Question question, Runnable agreed) {
        questions.add(question);
        if (agrees) {
            agreed.run();
        }
    }

    /** The operations that were sent, in order. */
    public List<String> operations() {
        return written.stream().map(AwsCall::operation).toList();
    }

    /** A method of another API in the same account. */
    static Route otherApi() {
        return new Route(ApiType.REST, "aws", "us-east-1", "123456789012", "zz9zz9zz9z", "prod", "POST", "x1", "/carts",
                "POST");
    }

    private static Symptom symptom(int status, int millis) {
        return new Symptom(SampleSession.URL, "POST", status, Map.of(), "", Duration.ofMillis(millis + 40L),
                SampleEvidence.NOW, true);
    }

    private JsonNode resources() {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode orders = root.putArray("items").addObject().put("id", "x9y8z7").put("path", "/orders");
        ObjectNode methods = orders.putObject("resourceMethods");
        methods.putObject("POST").put("httpMethod", "POST").set("methodIntegration",
                SampleEvidence.integration(workingMillis));
        methods.putObject("GET").put("httpMethod", "GET").set("methodIntegration",
                SampleEvidence.integration(colleagueEdited ? 12_000 : 29_000));
        return root;
    }

    private JsonNode export() {
        ObjectNode root = JSON.createObjectNode().put("openapi", "3.0.1");
        ObjectNode path = root.putObject("paths").putObject("/orders");
        path.putObject("post").set("x-amazon-apigateway-integration", exported(deployedMillis));
        path.putObject("get").set("x-amazon-apigateway-integration", exported(29_000));
        return root;
    }

    private static JsonNode exported(int millis) {
        return JSON.createObjectNode().put("type", "aws_proxy").put("httpMethod", "POST").put("uri", SampleEvidence.URI)
                .put("passthroughBehavior", "when_no_match").put("timeoutInMillis", millis);
    }

    private static Observed<JsonNode> seen(AwsCall call, JsonNode answer) {
        return new Observed.Seen<>(answer, source(call, answer));
    }

    private static Source source(AwsCall call, JsonNode answer) {
        return new Source(call, SampleEvidence.NOW, answer);
    }
}
