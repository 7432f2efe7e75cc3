package dev.timeoutdoctor.lab.account;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * The account of a scenario as its file describes it. Dates in it are "so long before the start", so that the same
 * scenario is fresh whenever it starts.
 */
public final class AccountBlueprint {

    private static final String ACCOUNT_ID = "123456789012";

    private final String place;
    private final JsonNode source;

    public AccountBlueprint(String place, JsonNode source) {
        this.place = place;
        this.source = source;
    }

    /**
     * The account as it stands at the start.
     *
     * @throws IllegalArgumentException
     *             naming the place in the file, if the description is not sound
     */
    public Account startingAt(Instant start) {
        Fields in = new Fields(place, source);
        String region = in.text("region", "us-east-1");
        Account empty = new Account(ACCOUNT_ID, region, List.of(), List.of(), List.of(), Map.of(), "");
        List<LambdaFunction> functions = in.list("functions", each -> function(each, start));
        List<Backend> backends = in.list("backends", AccountBlueprint::backend);
        List<RestApi> apis = in.list("apis", each -> new ApiBlueprint(empty, start).read(each));
        return in.complete(new Account(ACCOUNT_ID, region, apis, functions, backends,
                in.map("appliedQuotas", JsonNode::doubleValue),
                in.text("cloudwatchRoleArn", "arn:aws:iam::" + ACCOUNT_ID + ":role/apigateway-push-to-logs")));
    }

    private static LambdaFunction function(Fields in, Instant start) {
        String name = in.text("name");
        LambdaFunction.Settings settings = new LambdaFunction.Settings(in.duration("timeout"),
                in.integer("memoryMegabytes"), in.text("description", ""));
        Instant modified = start.minus(in.duration("before"));
        String revision = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        return in.complete(new LambdaFunction(name, in.text("runtime", "python3.13"), in.text("handler", "app.handler"),
                "arn:aws:iam::" + ACCOUNT_ID + ":role/" + name, settings, settings, modified, modified, revision,
                in.integer("reservedConcurrency", LambdaFunction.UNRESERVED), in.texts("invokedBy"),
                work(in.object("work")), in.text("responseBody", "{}")));
    }

    private static Backend backend(Fields in) {
        return in.complete(new Backend(in.text("uri"), work(in.object("work")), in.integer("status", 200),
                in.text("body", "{}")));
    }

    private static Work work(Fields in) {
        Work work = new Work(in.duration("atLeast"), in.duration("atMost"),
                in.duration("dividedByMegabytes", Duration.ZERO), in.integer("memoryNeeded", 0),
                in.duration("init", Duration.ZERO));
        if (work.atMost().compareTo(work.atLeast()) < 0) {
            throw in.wrong("atMost", "must not be below atLeast");
        }
        return in.complete(work);
    }
}
