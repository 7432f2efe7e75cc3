package dev.timeoutdoctor.aws;

import dev.timeoutdoctor.evidence.AwsCall;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.builder.SdkBuilder;
import tools.jackson.databind.JsonNode;

/**
 * One operation that this program may call.
 *
 * @param name the operation's name in AWS's service model, for example {@code GetAWSDefaultServiceQuota}
 * @param request an empty request of the SDK's; none where this program speaks the service's protocol itself
 * @param prepare makes the ready call from its parameters, whose answer is as the AWS CLI prints it; throws
 *     {@link IllegalArgumentException} naming a member that is wrong
 * @param iamAction the IAM action that it needs, for example {@code apigateway:GET}
 * @param path the path of API Gateway's ARN with parameters in braces, for example {@code /restapis/{restApiId}}; empty for other
 *     services (AWS: ARN format reference of API Gateway)
 */
record Operation<C extends SdkClient>(Service<C> service, String name, Supplier<Optional<SdkPojo>> request,
        Function<JsonNode, Function<C, JsonNode>> prepare, Paging paging, String iamAction, String path) {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    static <C extends SdkClient, B extends SdkBuilder<B, R> & SdkPojo, R> Operation<C> of(Service<C> service,
            String name, Supplier<B> builder, BiFunction<C, R, ? extends SdkPojo> call, Paging paging,
            String iamAction, String path) {
        return new Operation<>(service, name, () -> Optional.of(builder.get()), parameters -> {
            B request = builder.get();
            SdkJson.fill(request, parameters);
            R ready = request.build();
            return client -> SdkJson.answer(call.apply(client, ready));
        }, paging, iamAction, path);
    }

    /** The ARN that the IAM action is needed on, as far as it is known without AWS, else {@code *}. */
    String resource(AwsCall call) {
        if (path.isEmpty() || call.region().isEmpty()) {
            return "*";
        }
        String partition = PartitionMetadata.of(Region.of(call.region())).id();
        String filled = PARAMETER.matcher(path).replaceAll(parameter -> Matcher
                .quoteReplacement(call.parameters().path(parameter.group(1)).asString("*")));
        String account = path.contains("/routingrules") ? "*" : ""; // of all ARNs of API Gateway only theirs name it
        return "arn:" + partition + ":apigateway:" + call.region() + ":" + account + ":" + filled;
    }
}
