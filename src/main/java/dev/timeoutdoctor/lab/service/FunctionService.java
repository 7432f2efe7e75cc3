package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.LambdaFunction;
import dev.timeoutdoctor.lab.account.LambdaFunction.Settings;
import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.protocol.Reply;
import dev.timeoutdoctor.lab.protocol.RestRoute;
import dev.timeoutdoctor.lab.protocol.RestRoute.RestCall;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lambda: a function's configuration, concurrency and policy (AWS: Lambda API reference). */
final class FunctionService {

    /** Name, partial ARN or ARN, each with an optional qualifier. */
    private static final Pattern NAME = Pattern.compile(
            "(?:arn:aws:lambda:([a-z0-9-]+):(\\d{12}):function:|(\\d{12}):function:)?([A-Za-z0-9-_]+)(?::([A-Za-z0-9$_-]+))?");

    private static final DateTimeFormatter MODIFIED = DateTimeFormatter
            .ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** How long an update stays InProgress, in simulated time. */
    private static final Duration UPDATE = Duration.ofSeconds(2);

    private static final Set<String> CHANGEABLE = Set.of("Timeout", "MemorySize", "Description", "RevisionId",
            "FunctionName");

    private final Simulation simulation;

    FunctionService(Simulation simulation) {
        this.simulation = simulation;
    }

    List<RestRoute> routes() {
        return List.of(
                RestRoute.of("lambda", "GetFunctionConfiguration", "GET",
                        "/2015-03-31/functions/{function}/configuration", this::read),
                RestRoute.of("lambda", "UpdateFunctionConfiguration", "PUT",
                        "/2015-03-31/functions/{function}/configuration", this::update),
                RestRoute.of("lambda", "GetFunctionConcurrency", "GET", "/2019-09-30/functions/{function}/concurrency",
                        this::concurrency),
                RestRoute.of("lambda", "GetPolicy", "GET", "/2015-03-31/functions/{function}/policy", this::policy));
    }

    private Reply read(RestCall call) {
        Account account = simulation.account();
        String qualifier = qualifier(call);
        return Reply.ok(configuration(account, function(account, call, qualifier), qualifier));
    }

    private LambdaFunction function(Account account, RestCall call, String qualifier) {
        Matcher name = matcher(call);
        String suffix = qualifier.isEmpty() ? "" : ":" + qualifier;
        Refusal notFound = new Refusal(404, "ResourceNotFoundException",
                "Function not found: " + account.functionArn(name.group(4)) + suffix);
        boolean elsewhere = name.group(1) != null && !name.group(1).equals(account.region());
        // The lab's functions have neither versions nor aliases: only $LATEST is there.
        if (elsewhere || !(qualifier.isEmpty() || qualifier.equals("$LATEST"))) {
            throw notFound;
        }
        return account.function(name.group(4)).orElseThrow(() -> notFound);
    }

    private static Matcher matcher(RestCall call) {
        String given = call.path("function");
        Matcher name = NAME.matcher(given);
        if (!name.matches()) {
            throw new Refusal(400, "ValidationException", "1 validation error detected: Value '" + given
                    + "' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern");
        }
        return name;
    }

    private static String qualifier(RestCall call) {
        Matcher name = matcher(call);
        String inName = name.group(5);
        return call.request().parameter("Qualifier").orElse(inName == null ? "" : inName);
    }

    private ObjectNode configuration(Account account, LambdaFunction function, String qualifier) {
        Settings settings = function.settings();
        ObjectNode node = Json.object();
        node.put("FunctionName", function.name());
        node.put("FunctionArn",
                account.functionArn(function.name()) + (qualifier.isEmpty() ? "" : ":" + qualifier));
        node.put("Runtime", function.runtime());
        node.put("Role", function.role());
        node.put("Handler", function.handler());
        node.put("CodeSize", 48_211);
        node.put("Description", settings.description());
        node.put("Timeout", settings.timeout().toSeconds());
        node.put("MemorySize", settings.memoryMegabytes());
        node.put("LastModified", MODIFIED.format(function.lastModified()));
        node.put("CodeSha256", "3x8GfUGYH0C2kVnJzYv7P0m4m2b3X5dQ9n1kJrWcT0s=");
        node.put("Version", "$LATEST");
        node.putObject("TracingConfig").put("Mode", "PassThrough");
        node.put("RevisionId", function.revisionId());
        node.put("State", "Active");
        node.put("LastUpdateStatus", function.updatingAt(simulation.now()) ? "InProgress" : "Successful");
        node.put("PackageType", "Zip");
        node.putArray("Architectures").add("x86_64");
        node.putObject("EphemeralStorage").put("Size", 512);
        node.putObject("SnapStart").put("ApplyOn", "None").put("OptimizationStatus", "Off");
        node.putObject("LoggingConfig").put("LogFormat", "Text").put("LogGroup", "/aws/lambda/" + function.name());
        return node;
    }

    private Reply concurrency(RestCall call) {
        LambdaFunction function = function(simulation.account(), call, "");
        ObjectNode node = Json.object();
        if (function.reservedConcurrency() != LambdaFunction.UNRESERVED) {
            node.put("ReservedConcurrentExecutions", function.reservedConcurrency());
        }
        return Reply.ok(node);
    }

    private Reply policy(RestCall call) {
        Account account = simulation.account();
        LambdaFunction function = function(account, call, qualifier(call));
        if (function.invokedBy().isEmpty()) {
            throw new Refusal(404, "ResourceNotFoundException", "The resource you requested does not exist.");
        }
        ObjectNode policy = Json.object().put("Version", "2012-10-17").put("Id", "default");
        ArrayNode statements = policy.putArray("Statement");
        for (int i = 0; i < function.invokedBy().size(); i++) {
            ObjectNode statement = statements.addObject().put("Sid", "apigateway-" + (i + 1)).put("Effect", "Allow");
            statement.putObject("Principal").put("Service", "apigateway.amazonaws.com");
            statement.put("Action", "lambda:InvokeFunction").put("Resource", account.functionArn(function.name()));
            statement.putObject("Condition").putObject("ArnLike").put("AWS:SourceArn", function.invokedBy().get(i));
        }
        return Reply
                .ok(Json.object().put("Policy", Json.write(policy)).put("RevisionId", function.revisionId()));
    }

    private Reply update(RestCall call) {
        JsonNode input = call.request().json();
        Instant now = simulation.now();
        String qualifier = qualifier(call);
        Account after = simulation.store().change(account -> {
            LambdaFunction function = function(account, call, qualifier);
            if (!qualifier.isEmpty() && !qualifier.equals("$LATEST")) {
                throw invalid("Versions cannot be updated");
            }
            return account.with(updated(account, function, input, now));
        });
        return Reply.ok(configuration(after, function(after, call, qualifier), ""));
    }

    private LambdaFunction updated(Account account, LambdaFunction function, JsonNode input, Instant now) {
        for (String member : input.propertyNames()) {
            if (!CHANGEABLE.contains(member)) {
                throw invalid("The lab changes Timeout, MemorySize and Description only, not " + member);
            }
        }
        Settings before = function.settings();
        Settings after = new Settings(
                Duration.ofSeconds(whole(input, "Timeout", "timeout", before.timeout().toSeconds(), 1, 900)),
                (int) whole(input, "MemorySize", "memorySize", before.memoryMegabytes(), 128, 10_240),
                input.path("Description").asString(before.description()));
        String revision = input.path("RevisionId").asString("");
        if (!revision.isEmpty() && !revision.equals(function.revisionId())) {
            throw new Refusal(412, "PreconditionFailedException",
                    "The RevisionId provided does not match the latest RevisionId. Call the GetFunction/GetAlias API to "
                            + "retrieve the latest RevisionId");
        }
        if (function.updatingAt(now)) {
            throw new Refusal(409, "ResourceConflictException",
                    "The operation cannot be performed at this time. An update is in progress for resource: "
                            + account.functionArn(function.name()));
        }
        return function.updated(after, now, now.plus(simulation.onTheClock(UPDATE)), UUID.randomUUID().toString());
    }

    private static long whole(JsonNode input, String member, String wireName, long otherwise, int min, int max) {
        JsonNode value = input.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw new Refusal(400, "SerializationException", member + " must be a whole number");
        }
        int number = value.intValue();
        if (number < min || number > max) {
            throw invalid("1 validation error detected: Value '" + number + "' at '" + wireName
                    + "' failed to satisfy constraint: Member must have value "
                    + (number < min ? "greater than or equal to " + min : "less than or equal to " + max));
        }
        return number;
    }

    private static Refusal invalid(String text) {
        return new Refusal(400, "InvalidParameterValueException", text);
    }
}
