package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.BackendReference;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.StageVariables;
import dev.timeoutdoctor.evidence.VpcLink;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The load balancer that the examined route calls now: by what the stage serves where that was seen, else by the working copy.
 *
 * @param reference where the integration leads, with the stage's variables filled in
 */
record CalledBackend(Route route, BackendReference reference) {

    /** What must have been looked at before the load balancer can be named. */
    static final Set<EvidenceKey<?>> NEEDS = Set.of(EvidenceKeys.ROUTE, EvidenceKeys.DEPLOYED_SNAPSHOT,
            EvidenceKeys.WORKING_COPY, EvidenceKeys.STAGE, EvidenceKeys.VPC_LINK);

    /** The VPC link that the route goes through. Stage variables in the rest of the address do not matter for it. */
    static Ask link(EvidenceSet evidence, Function<CalledBackend, Ask> then) {
        Ask none = new Ask.NotHere(Message.of("diagnosis.not-here.vpc-link"));
        return integration(evidence, (route, integration) -> integration.usesVpcLink()
                ? filled(evidence, route, integration,
                        StageVariables.in(integration.connectionId() + " " + integration.integrationTarget()),
                        called -> called.reference().isPrivate() ? then.apply(called) : none)
                : none);
    }

    /** The load balancer by its ARN. An address over the internet names it, and only its description tells the ARN. */
    static Ask balancer(EvidenceSet evidence, Function<String, Ask> then) {
        return anyBalancer(evidence, (called, arn) -> arn.isEmpty()
                ? evidence.keys().contains(EvidenceKeys.LOAD_BALANCER)
                        ? Need.of(evidence, EvidenceKeys.LOAD_BALANCER, balancer -> then.apply(balancer.arn()))
                        : new Ask.After(EvidenceKeys.LOAD_BALANCER)
                : then.apply(arn));
    }

    /** The load balancer by its ARN, which is empty where only its name is known. */
    static Ask anyBalancer(EvidenceSet evidence, BalancerAsk then) {
        return ask(evidence, called -> {
            BackendReference reference = called.reference();
            if (!reference.hasBalancer()) {
                return new Ask.NotHere(Message.of("collect.not-here.load-balancer"));
            }
            if (!reference.balancerArn().isEmpty() || !reference.isPrivate()) {
                return inOwnAccount(called, reference.balancerArn(), then);
            }
            return Need.of(evidence, EvidenceKeys.VPC_LINK, link -> target(called, link, then));
        });
    }

    /** What is asked about the load balancer. */
    interface BalancerAsk {

        Ask of(CalledBackend called, String arn);
    }

    static Ask ask(EvidenceSet evidence, Function<CalledBackend, Ask> then) {
        return integration(evidence, (route, integration) -> filled(evidence, route, integration, StageVariables
                .in(integration.connectionId() + " " + integration.uri() + " " + integration.integrationTarget()),
                then));
    }

    private static Ask integration(EvidenceSet evidence, BiFunction<Route, Integration, Ask> then) {
        return Need.of(evidence, EvidenceKeys.ROUTE, route -> CalledFunction.integration(evidence, route)
                .map(integration -> then.apply(route, integration))
                .orElseGet(() -> Need.missing(EvidenceKeys.WORKING_COPY)));
    }

    /** @param names the stage variables that must be set */
    private static Ask filled(EvidenceSet evidence, Route route, Integration integration, List<String> names,
            Function<CalledBackend, Ask> then) {
        return Need.variables(evidence, names, variables -> then
                .apply(new CalledBackend(route, BackendReference.of(route.apiType(), integration, variables))));
    }

    private static Ask target(CalledBackend called, VpcLink link, BalancerAsk then) {
        return link.targetArns().stream().findFirst().map(arn -> inOwnAccount(called, arn, then))
                .orElseGet(() -> new Ask.Cannot(Message.of("collect.cannot.balancer")));
    }

    /** Another account's load balancer is not shown to this one. */
    private static Ask inOwnAccount(CalledBackend called, String arn, BalancerAsk then) {
        String account = BackendReference.account(arn);
        boolean foreign = !account.isEmpty() && !called.route().account().isEmpty()
                && !account.equals(called.route().account());
        return foreign
                ? new Ask.Cannot(Message.of("collect.cannot.balancer-account", account))
                : then.of(called, arn);
    }
}
