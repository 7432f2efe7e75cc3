package dev.timeoutdoctor.lab.account;

import dev.timeoutdoctor.lab.account.LambdaFunction.Alias;
import dev.timeoutdoctor.lab.account.LambdaFunction.Provisioned;
import dev.timeoutdoctor.lab.account.LambdaFunction.Qualifiers;
import dev.timeoutdoctor.lab.account.LambdaFunction.Settings;
import dev.timeoutdoctor.lab.account.LambdaFunction.Traits;
import dev.timeoutdoctor.lab.account.LambdaFunction.Version;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Reads one function of a scenario file. */
final class FunctionBlueprint {

    private final String accountId;
    private final Instant start;

    FunctionBlueprint(String accountId, Instant start) {
        this.accountId = accountId;
        this.start = start;
    }

    LambdaFunction read(Fields in) {
        String name = in.text("name");
        Instant modified = start.minus(in.duration("before"));
        Version latest = new Version(LambdaFunction.LATEST, settings(in), work(in.object("work")), modified);
        String revision = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        LambdaFunction function = new LambdaFunction(name, latest, latest, modified, modified, revision,
                in.integer("reservedConcurrency", LambdaFunction.UNRESERVED), in.texts("invokedBy"),
                new Qualifiers(in.list("versions", each -> version(each, latest)), in.list("aliases", this::alias),
                        in.map("provisionedConcurrency",
                                count -> new Provisioned(count.intValue(), modified, modified)),
                        Map.of(), List.of()),
                in.text("responseBody", "{}"), traits(in, name));
        function.qualifiers().aliases().stream().filter(alias -> function.version(alias.version()).isEmpty())
                .findFirst().ifPresent(alias -> {
                    throw in.wrong("aliases", "point to no version: " + alias.name());
                });
        return in.complete(function);
    }

    private static Settings settings(Fields in) {
        return new Settings(in.duration("timeout"), in.integer("memoryMegabytes"), in.text("description", ""));
    }

    /** What a version does not say of itself is as it is in $LATEST. */
    private Version version(Fields in, Version latest) {
        Settings settings = new Settings(in.duration("timeout", latest.settings().timeout()),
                in.integer("memoryMegabytes", latest.settings().memoryMegabytes()),
                in.text("description", latest.settings().description()));
        return in.complete(new Version(in.text("number"), settings,
                in.has("work") ? work(in.object("work")) : latest.work(),
                in.has("before") ? start.minus(in.duration("before")) : latest.published()));
    }

    private Alias alias(Fields in) {
        return in.complete(new Alias(in.text("name"), in.text("version"), in.text("description", ""),
                in.map("weights", JsonNode::doubleValue),
                UUID.nameUUIDFromBytes((in.text("name") + in.text("version")).getBytes(StandardCharsets.UTF_8))
                        .toString()));
    }

    private Traits traits(Fields in, String name) {
        return new Traits(in.text("runtime", "python3.13"), in.text("handler", "app.handler"),
                "arn:aws:iam::" + accountId + ":role/" + name, in.texts("subnets"), in.texts("securityGroups"),
                in.texts("calls"), in.text("logFormat", "Text"), in.integer("codeSize", 48_211),
                in.text("tracing", "PassThrough"), in.duration("staysWarm", Duration.ofMinutes(10)),
                in.map("tags", JsonNode::stringValue));
    }

    static Work work(Fields in) {
        Work work = new Work(in.duration("atLeast"), in.duration("atMost"),
                in.duration("dividedByMegabytes", Duration.ZERO), in.integer("memoryNeeded", 0),
                in.duration("init", Duration.ZERO));
        if (work.atMost().compareTo(work.atLeast()) < 0) {
            throw in.wrong("atMost", "must not be below atLeast");
        }
        return in.complete(work);
    }
}
