package dev.timeoutdoctor.evidence;

import java.util.List;

/** Who may invoke the function: its resource policy, from GetPolicy. */
public record FunctionPolicy(List<Statement> statements) {

    public FunctionPolicy {
        statements = List.copyOf(statements);
    }

    /**
     * One statement.
     *
     * @param principals service or account principals, for example {@code apigateway.amazonaws.com}
     * @param sourceArns the patterns of ArnLike conditions; empty where the statement sets none
     */
    public record Statement(String sid, boolean allow, List<String> principals, List<String> actions,
            List<String> sourceArns) {

        public Statement {
            principals = List.copyOf(principals);
            actions = List.copyOf(actions);
            sourceArns = List.copyOf(sourceArns);
        }
    }
}
