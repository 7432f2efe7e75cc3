package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.NamedFunction;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.StageVariables;
import dev.timeoutdoctor.text.Message;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The function that the examined route calls now: by what the stage serves where that was seen, else by the working copy, else the one
 * that a bundle names in another way.
 *
 * @param route the examined route
 * @param reference the function, with the stage's variables filled in
 */
record CalledFunction(Route route, FunctionReference reference) {

    /** What must have been looked at before the function can be named. */
    static final Set<EvidenceKey<?>> NEEDS = Set.of(EvidenceKeys.ROUTE, EvidenceKeys.DEPLOYED_SNAPSHOT,
            EvidenceKeys.WORKING_COPY, EvidenceKeys.STAGE);

    /** The same with one more. */
    static Set<EvidenceKey<?>> needs(EvidenceKey<?> more) {
        Set<EvidenceKey<?>> all = new HashSet<>(NEEDS);
        all.add(more);
        return Set.copyOf(all);
    }

    static Ask ask(EvidenceSet evidence, Function<CalledFunction, Ask> then) {
        return Need.route(evidence, route -> {
            Optional<Integration> integration = integration(evidence, route);
            if (integration.isEmpty()) {
                return NamedFunction.in(evidence).map(named -> then.apply(new CalledFunction(route, named.reference())))
                        .orElseGet(() -> Need.missing(EvidenceKeys.WORKING_COPY));
            }
            if (!FunctionReference.callsLambda(integration.get())) {
                return new Ask.NotHere(Message.of("collect.not-here.function"));
            }
            return resolved(evidence, route, integration.get(), then);
        });
    }

    private static Ask resolved(EvidenceSet evidence, Route route, Integration integration,
            Function<CalledFunction, Ask> then) {
        return Need.variables(evidence, StageVariables.in(integration.uri()),
                variables -> FunctionReference.of(integration, variables)
                        .map(found -> then.apply(new CalledFunction(route, found)))
                        .orElseGet(() -> new Ask.Cannot(
                                Message.of("collect.cannot.function-name", integration.uri()))));
    }

    static Optional<Integration> integration(EvidenceSet evidence, Route route) {
        return method(evidence, EvidenceKeys.DEPLOYED_SNAPSHOT, route)
                .or(() -> method(evidence, EvidenceKeys.WORKING_COPY, route)).map(ApiMethod::integration);
    }

    private static Optional<ApiMethod> method(EvidenceSet evidence, EvidenceKey<ApiDefinition> key, Route route) {
        return evidence.get(key).seen().flatMap(definition -> definition.method(route));
    }

    /** What Lambda is asked by: the plain name in the route's own account, which is easier to read, else the ARN. */
    Parameters parameters() {
        boolean sameAccount = reference.account().equals(route.account());
        return Parameters.of("FunctionName", sameAccount ? reference.name() : unqualifiedArn());
    }

    /** The ARN of the function itself, without version or alias. */
    String unqualifiedArn() {
        return reference.qualifier().isEmpty()
                ? reference.arn()
                : reference.arn().substring(0, reference.arn().length() - reference.qualifier().length() - 1);
    }

    /** As {@link #parameters()}, with the version or alias that the route calls. */
    Parameters qualified() {
        return reference.qualifier().isEmpty() ? parameters() : parameters().and("Qualifier", reference.qualifier());
    }

    /** Asks what only the function's own account holds; in another one it would look as if nothing had happened. */
    Ask inOwnAccount(Ask ask) {
        return route.account().isEmpty() || reference.account().equals(route.account())
                ? ask
                : new Ask.Cannot(Message.of("collect.cannot.other-account", reference.account()));
    }
}
