package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One item where its list was read, and a list where single items were: GetStage out of GetStages and the other way round.
 *
 * @param one the operation that reads one item
 * @param key its parameter that names the item
 * @param many the operation that reads them all
 * @param list the list in that answer
 * @param member the item's member that is its name
 * @param wrapper the member in which {@code one} hands the item out; empty where the answer is the item
 * @param whole whether some of the items may stand for all of them: false where a missing one would say something
 */
record ListedItems(String service, String one, String key, String many, String list, String member, String wrapper,
        boolean whole) implements Equivalent {

    /** Names of lists and members: AWS's service models. */
    static final List<ListedItems> TABLE = List.of(
            of("apigateway", "GetRestApi", "restApiId", "GetRestApis", "items", "id"),
            of("apigateway", "GetStage", "stageName", "GetStages", "item", "stageName"),
            of("apigateway", "GetVpcLink", "vpcLinkId", "GetVpcLinks", "items", "id"),
            of("apigateway", "GetDomainName", "domainName", "GetDomainNames", "items", "domainName"),
            of("apigateway", "GetBasePathMapping", "basePath", "GetBasePathMappings", "items", "basePath"),
            of("apigateway", "GetAuthorizer", "authorizerId", "GetAuthorizers", "items", "id"),
            complete("apigateway", "GetDeployment", "deploymentId", "GetDeployments", "items", "id"),
            complete("apigateway", "GetGatewayResponse", "responseType", "GetGatewayResponses", "items",
                    "responseType"),
            of("apigatewayv2", "GetApi", "ApiId", "GetApis", "Items", "ApiId"),
            of("apigatewayv2", "GetStage", "StageName", "GetStages", "Items", "StageName"),
            of("apigatewayv2", "GetRoute", "RouteId", "GetRoutes", "Items", "RouteId"),
            of("apigatewayv2", "GetIntegration", "IntegrationId", "GetIntegrations", "Items", "IntegrationId"),
            of("apigatewayv2", "GetVpcLink", "VpcLinkId", "GetVpcLinks", "Items", "VpcLinkId"),
            of("apigatewayv2", "GetDomainName", "DomainName", "GetDomainNames", "Items", "DomainName"),
            of("apigatewayv2", "GetApiMapping", "ApiMappingId", "GetApiMappings", "Items", "ApiMappingId"),
            of("apigatewayv2", "GetAuthorizer", "AuthorizerId", "GetAuthorizers", "Items", "AuthorizerId"),
            complete("apigatewayv2", "GetDeployment", "DeploymentId", "GetDeployments", "Items", "DeploymentId"),
            of("lambda", "GetAlias", "Name", "ListAliases", "Aliases", "Name"),
            of("lambda", "GetFunctionConfiguration", "FunctionName", "ListFunctions", "Functions", "FunctionName"),
            new ListedItems("service-quotas", "GetServiceQuota", "QuotaCode", "ListServiceQuotas", "Quotas",
                    "QuotaCode", "Quota", false),
            new ListedItems("service-quotas", "GetAWSDefaultServiceQuota", "QuotaCode", "ListAWSDefaultServiceQuotas",
                    "Quotas", "QuotaCode", "Quota", false));

    private static final List<String> MORE = List.of("position", "NextToken", "nextToken", "NextMarker");

    private static ListedItems of(String service, String one, String key, String many, String list, String member) {
        return new ListedItems(service, one, key, many, list, member, "", true);
    }

    private static ListedItems complete(String service, String one, String key, String many, String list,
            String member) {
        return new ListedItems(service, one, key, many, list, member, "", false);
    }

    @Override
    public Stream<Observed<JsonNode>> answers(AwsCall asked, BundledCalls calls) {
        if (!asked.service().equals(service)) {
            return Stream.empty();
        }
        if (asked.operation().equals(one)) {
            return fromMany(asked, calls);
        }
        return asked.operation().equals(many) && whole ? fromOnes(asked, calls) : Stream.empty();
    }

    private Stream<Observed<JsonNode>> fromMany(AwsCall asked, BundledCalls calls) {
        Question question = Question.of(asked);
        String wanted = question.of(key);
        if (!question.of("qualifier").isEmpty()) {
            return Stream.empty(); // lists hold what has no qualifier
        }
        return calls.asking(asked, many, question.without(key)).map(BundledCall::look)
                .flatMap(look -> look instanceof Observed.Seen<JsonNode> seen ? item(seen, wanted) : Stream.of(look));
    }

    private Stream<Observed<JsonNode>> item(Observed.Seen<JsonNode> read, String wanted) {
        Source source = read.source();
        for (JsonNode item : read.value().path(list)) {
            if (item.path(member).asString("").equals(wanted)) {
                JsonNode answer = wrapper.isEmpty()
                        ? item
                        : JsonNodeFactory.instance.objectNode().set(wrapper, item);
                return Stream.of(new Observed.Seen<>(answer, new Source(source.call(), source.at(), answer)));
            }
        }
        boolean cut = MORE.stream().anyMatch(read.value()::hasNonNull);
        return cut ? Stream.empty() : Stream.of(new Observed.Absent<>(source));
    }

    private Stream<Observed<JsonNode>> fromOnes(AwsCall asked, BundledCalls calls) {
        Question question = Question.of(asked);
        List<Observed.Seen<JsonNode>> items = calls.seen(calls.of(service, one, asked.region()).stream()
                .filter(each -> Question.of(each.call()).without(key).same(question, calls.home()))).toList();
        if (items.isEmpty()) {
            return Stream.empty();
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode all = answer.putArray(list);
        items.stream().map(item -> wrapper.isEmpty() ? item.value() : item.value().path(wrapper)).distinct()
                .forEach(all::add);
        Source newest = items.stream().map(Observed.Seen::source).max(Comparator.comparing(Source::at)).orElseThrow();
        return Stream.of(new Observed.Seen<>(answer, new Source(newest.call(), newest.at(), answer)));
    }
}
