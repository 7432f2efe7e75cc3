package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where changes are wanted: the account and Region, and as much of one API, its method, stage and function as is known.
 *
 * @param partition {@code aws}, {@code aws-cn} or {@code aws-us-gov}
 * @param names what stands for the names in braces; a name that is missing stands for any
 */
public record ChangeScope(String partition, Map<String, String> names) {

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    public ChangeScope {
        names = Map.copyOf(names);
    }

    /** Anything in an account and Region; either may be empty for any. */
    public static ChangeScope of(String partition, String region, String account) {
        return new ChangeScope(partition, Map.of()).with("region", region).with("functionRegion", region)
                .with("account", account).with("functionAccount", account);
    }

    /** One method of one stage. */
    public ChangeScope at(Route route) {
        return route.apiType() == ApiType.REST
                ? with("restApiId", route.apiId()).with("stageName", route.stage())
                        .with("resourceId", route.resourceId()).with("httpMethod", route.methodKey())
                : with("ApiId", route.apiId()).with("StageName", route.stage());
    }

    /** One function, whatever its version or alias; anything else than a function's ARN narrows nothing. */
    public ChangeScope calling(String arn) {
        List<String> parts = List.of(arn.split(":", -1));
        return parts.size() < 7 || !parts.get(2).equals("lambda")
                ? this
                : with("functionRegion", parts.get(3)).with("functionAccount", parts.get(4))
                        .with("functionName", parts.get(6));
    }

    private ChangeScope with(String name, String value) {
        if (value.isEmpty()) {
            return this;
        }
        Map<String, String> more = new HashMap<>(names);
        more.put(name, value);
        return new ChangeScope(partition, more);
    }

    /** The whole ARN. */
    String arn(String form) {
        return "arn:" + partition + ":" + NAME.matcher(form)
                .replaceAll(name -> Matcher.quoteReplacement(names.getOrDefault(name.group(1), "*")));
    }
}
