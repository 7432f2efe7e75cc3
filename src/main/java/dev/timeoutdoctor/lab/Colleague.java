package dev.timeoutdoctor.lab;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.Integration;
import dev.timeoutdoctor.lab.account.LambdaFunction;
import dev.timeoutdoctor.lab.account.LambdaFunction.Settings;
import dev.timeoutdoctor.lab.account.Method;
import dev.timeoutdoctor.lab.account.Resource;
import dev.timeoutdoctor.lab.account.RestApi;
import dev.timeoutdoctor.lab.account.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

/** What somebody else changes in the account while the learner is at work. */
public sealed interface Colleague {

    /**
     * Gives a method's integration in a REST API another timeout, in the working copy.
     *
     * @param method
     *            such as POST
     */
    record IntegrationTimeout(String apiId, String resourceId, String method, Duration timeout) implements Colleague {}

    /** Gives a function another memory, in MB. */
    record FunctionMemory(String function, int megabytes) implements Colleague {}

    /** Lets a stage of a REST API serve another deployment. */
    record StageDeployment(String apiId, String stage, String deploymentId) implements Colleague {}

    /**
     * The account after the edit.
     *
     * @throws IllegalArgumentException
     *             if the account has no such thing
     */
    default Account edit(Account account, Instant now) {
        return switch (this) {
            case IntegrationTimeout edit -> account.with(edit(api(account, edit.apiId), edit));
            case FunctionMemory edit -> {
                LambdaFunction function = account.function(edit.function).orElseThrow(missing(edit.function));
                Settings before = function.settings();
                yield account.with(function.updated(
                        new Settings(before.timeout(), edit.megabytes, before.description()), now, now,
                        UUID.randomUUID().toString()));
            }
            case StageDeployment edit -> {
                RestApi api = api(account, edit.apiId);
                Stage stage = api.stage(edit.stage).orElseThrow(missing(edit.stage));
                if (api.deployments().stream().noneMatch(each -> each.id().equals(edit.deploymentId))) {
                    throw missing(edit.deploymentId).get();
                }
                yield account.with(api.withStage(stage.withDeployment(edit.deploymentId, now)));
            }
        };
    }

    private static RestApi edit(RestApi api, IntegrationTimeout edit) {
        Resource resource = api.workingCopy().resources().stream().filter(each -> each.id().equals(edit.resourceId))
                .findFirst().orElseThrow(missing(edit.resourceId));
        Method method = resource.methods().get(edit.method);
        if (method == null) {
            throw missing(edit.method).get();
        }
        Integration changed = method.integration().withTimeout(edit.timeout);
        return api.withWorkingCopy(api.workingCopy().with(resource.withMethod(method.withIntegration(changed))));
    }

    private static RestApi api(Account account, String id) {
        return account.api(id).orElseThrow(missing(id));
    }

    private static Supplier<IllegalArgumentException> missing(String what) {
        return () -> new IllegalArgumentException("The account has no " + what);
    }
}
