package dev.timeoutdoctor.evidence.answer;

import dev.timeoutdoctor.evidence.CustomDomain;
import dev.timeoutdoctor.evidence.DomainMapping;
import dev.timeoutdoctor.evidence.RoutingMode;
import dev.timeoutdoctor.evidence.RoutingRule;
import dev.timeoutdoctor.evidence.RoutingRule.Header;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Answers of both services about custom domain names. All throw {@link IllegalArgumentException} naming the member. */
public final class DomainAnswers {

    /** AWS's word for a mapping without a base path. */
    private static final String NO_PATH = "(none)";

    private DomainAnswers() {}

    /** GetBasePathMappings. */
    public static List<DomainMapping> basePathMappings(JsonNode answer) {
        return Members.of(answer).objects("items").stream().map(item -> new DomainMapping(
                path(item.textOrEmpty("basePath")), item.text("restApiId"), path(item.textOrEmpty("stage")))).toList();
    }

    /** GetApiMappings. */
    public static List<DomainMapping> apiMappings(JsonNode answer) {
        return Members.of(answer).objects("Items").stream().map(item -> new DomainMapping(
                path(item.textOrEmpty("ApiMappingKey")), item.text("ApiId"), item.text("Stage"))).toList();
    }

    /** GetDomainNames. */
    public static List<CustomDomain> domains(JsonNode answer) {
        return Members.of(answer).objects("items").stream()
                .map(item -> new CustomDomain(item.text("domainName"), item.textOrEmpty("domainNameId"),
                        named(Stream.of(item.textOrEmpty("regionalDomainName"),
                                item.textOrEmpty("distributionDomainName"))),
                        RoutingMode.of(item.textOrEmpty("routingMode"))))
                .toList();
    }

    /** GetDomainNames of apigatewayv2. */
    public static List<CustomDomain> newerDomains(JsonNode answer) {
        return Members.of(answer).objects("Items").stream().map(DomainAnswers::newerDomain).toList();
    }

    /** GetDomainName of apigatewayv2. */
    public static CustomDomain newerDomain(JsonNode answer) {
        return newerDomain(Members.of(answer));
    }

    /** ListRoutingRules, in the order in which they are tried. */
    public static List<RoutingRule> routingRules(JsonNode answer) {
        return Members.of(answer).objects("RoutingRules").stream().map(DomainAnswers::rule)
                .sorted(Comparator.comparingInt(RoutingRule::priority)).toList();
    }

    private static CustomDomain newerDomain(Members item) {
        return new CustomDomain(item.text("DomainName"), "",
                named(item.objects("DomainNameConfigurations").stream()
                        .map(one -> one.textOrEmpty("ApiGatewayDomainName"))),
                RoutingMode.of(item.textOrEmpty("RoutingMode")));
    }

    private static RoutingRule rule(Members item) {
        List<Members> conditions = item.objects("Conditions");
        List<Members> actions = item.objects("Actions");
        Members api = (actions.isEmpty() ? item : actions.getFirst()).object("InvokeApi");
        return new RoutingRule(item.whole("Priority"),
                conditions.stream().filter(each -> each.has("MatchBasePaths"))
                        .map(each -> each.object("MatchBasePaths").texts("AnyOf")).toList(),
                conditions.stream().filter(each -> each.has("MatchHeaders"))
                        .map(each -> each.object("MatchHeaders").objects("AnyOf").stream()
                                .map(one -> new Header(one.text("Header"), one.text("ValueGlob"))).toList())
                        .toList(),
                api.text("ApiId"), api.text("Stage"), api.flag("StripBasePath"));
    }

    private static List<String> named(Stream<String> targets) {
        return targets.filter(target -> !target.isEmpty()).toList();
    }

    private static String path(String text) {
        return text.equals(NO_PATH) ? "" : text;
    }
}
