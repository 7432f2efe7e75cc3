package dev.timeoutdoctor.check.lambda;

import dev.timeoutdoctor.evidence.FunctionPolicy;
import dev.timeoutdoctor.evidence.FunctionPolicy.Statement;
import dev.timeoutdoctor.evidence.Route;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ARN that API Gateway gives as the source when it invokes a function for a method (AWS: ARN format of execute-api):
 * {@code arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5/prod/GET/orders/*}.
 */
final class MethodArn {

    private static final Set<String> PRINCIPALS = Set.of("apigateway.amazonaws.com", "*");
    private static final Set<String> ACTIONS = Set.of("lambda:invokefunction", "lambda:invoke*", "lambda:*", "*");
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");

    private final Route route;

    MethodArn(Route route) {
        this.route = route;
    }

    /** The ARN, with stars for path parameters and for an account that is not known. */
    String text() {
        String path = PARAMETER.matcher(route.resourcePath()).replaceAll("*");
        String method = path.startsWith("/") ? route.httpMethod() : ""; // a route without a path has no method either
        return "arn:" + route.partition() + ":execute-api:" + route.region() + ":"
                + (route.account().isEmpty() ? "*" : route.account()) + ":" + route.apiId() + "/" + route.stage() + "/"
                + method + path;
    }

    /** Whether a policy lets API Gateway invoke the function for this method; a denial beats every permission. */
    boolean isAllowedBy(FunctionPolicy policy) {
        List<Statement> matching = policy.statements().stream().filter(this::speaksOf).toList();
        return matching.stream().anyMatch(Statement::allow) && matching.stream().allMatch(Statement::allow);
    }

    private boolean speaksOf(Statement statement) {
        boolean principal = statement.principals().stream().anyMatch(PRINCIPALS::contains);
        boolean action = statement.actions().stream()
                .anyMatch(name -> ACTIONS.contains(name.toLowerCase(Locale.ROOT)));
        boolean source = statement.sourceArns().isEmpty() || statement.sourceArns().stream().anyMatch(this::matches);
        return principal && action && source;
    }

    /** Compares as ArnLike does: {@code *} stands for any text, {@code ?} for one character. */
    private boolean matches(String pattern) {
        Pattern compiled = Pattern.compile(pattern.chars().mapToObj(MethodArn::wildcard).collect(Collectors.joining()),
                Pattern.DOTALL);
        String withAccount = pattern.split(":", -1).length > 4 && route.account().isEmpty()
                ? text().replaceFirst(":\\*:", ":" + pattern.split(":", -1)[4] + ":")
                : text();
        String withNames = withAccount.substring(0, withAccount.length() - starred().length()) + route.resourcePath();
        return Stream.of(withAccount, withNames).anyMatch(arn -> compiled.matcher(arn).matches());
    }

    private String starred() {
        return PARAMETER.matcher(route.resourcePath()).replaceAll("*");
    }

    private static String wildcard(int character) {
        return switch (character) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(character));
        };
    }
}
