package dev.timeoutdoctor.evidence.answer;

import dev.timeoutdoctor.evidence.FunctionPolicy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A resource policy's statements. AWS lets one value stand for a list of one, and ignores the case of condition keys (AWS: IAM JSON policy elements). */
final class PolicyDocument {

    private static final Set<String> ARN_OPERATORS = Set.of("arnlike", "arnequals", "stringlike", "stringequals");

    private PolicyDocument() {}

    static List<Statement> statements(JsonNode document) {
        Members root = Members.of(document);
        List<Members> statements = root.raw("Statement").isObject()
                ? List.of(root.object("Statement"))
                : root.objects("Statement");
        return statements.stream().map(PolicyDocument::statement).toList();
    }

    private static Statement statement(Members statement) {
        return new Statement(statement.textOrEmpty("Sid"), statement.text("Effect").equals("Allow"),
                principals(statement), statement.textOrTexts("Action"), sourceArns(statement.object("Condition")));
    }

    private static List<String> principals(Members statement) {
        if (!statement.raw("Principal").isObject()) {
            return statement.textOrTexts("Principal");
        }
        Members byKind = statement.object("Principal");
        return byKind.names().stream().flatMap(kind -> byKind.textOrTexts(kind).stream()).toList();
    }

    private static List<String> sourceArns(Members conditions) {
        List<String> arns = new ArrayList<>();
        for (String operator : conditions.names()) {
            if (!ARN_OPERATORS.contains(plain(operator))) {
                continue;
            }
            Members keys = conditions.object(operator);
            keys.names().stream().filter(key -> key.equalsIgnoreCase("aws:SourceArn"))
                    .forEach(key -> arns.addAll(keys.textOrTexts(key)));
        }
        return arns;
    }

    private static String plain(String operator) {
        String lower = operator.toLowerCase(Locale.ROOT);
        return lower.endsWith("ifexists") ? lower.substring(0, lower.length() - "ifexists".length()) : lower;
    }
}
