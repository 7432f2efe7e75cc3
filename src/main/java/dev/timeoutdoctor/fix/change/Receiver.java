package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What takes a request that an HTTP API hands over, with the parameters that it needs (AWS: integration subtype reference). */
enum Receiver {

    /** A queue of Amazon SQS. */
    QUEUE("SQS-SendMessage", "QueueUrl", "MessageBody", Pattern.compile(
            "https://sqs\\.(?<region>[a-z0-9-]+)\\.amazonaws\\.com(\\.cn)?/(?<account>\\d{12})/\\S+"),
            "sqs:SendMessage"),
    /** An event bus, by its name in the API's own account and Region, or by its ARN. */
    BUS("EventBridge-PutEvents", "EventBusName", "Detail", Pattern.compile(
            "arn:[a-z-]+:events:(?<region>[a-z0-9-]+):(?<account>\\d{12}):event-bus/\\S+|[A-Za-z0-9._/-]{1,256}"),
            "events:PutEvents"),
    /** A state machine of Step Functions. */
    MACHINE("StepFunctions-StartExecution", "StateMachineArn", "Input", Pattern.compile(
            "arn:[a-z-]+:states:(?<region>[a-z0-9-]+):(?<account>\\d{12}):stateMachine:\\S+"),
            "states:StartExecution");

    /** The parameter that names a Region other than the API's. */
    static final String REGION = "Region";

    /** AWS's name of the integration's subtype. */
    final String subtype;
    /** The parameter that names the receiver. */
    final String target;
    /** The parameter that takes what is handed over. */
    final String body;
    /** What the role must be allowed. */
    final String action;
    private final Pattern form;

    Receiver(String subtype, String target, String body, Pattern form, String action) {
        this.subtype = subtype;
        this.target = target;
        this.body = body;
        this.form = form;
        this.action = action;
    }

    static Optional<Receiver> of(String subtype) {
        return List.of(values()).stream().filter(one -> one.subtype.equals(subtype)).findFirst();
    }

    static List<String> subtypes() {
        return List.of(values()).stream().map(one -> one.subtype).toList();
    }

    Message label() {
        return Message.of("change.async-service." + target);
    }

    /** The Region to name where the receiver is in another one than the API; empty where it is not, or where nothing says. */
    String otherRegion(String receiver, Route route) {
        return part(receiver, "region").filter(region -> !region.equals(route.region())).orElse("");
    }

    private Optional<String> part(String receiver, String name) {
        Matcher matcher = form.matcher(receiver);
        return matcher.matches() ? Optional.ofNullable(matcher.group(name)) : Optional.empty();
    }

    /**
     * What is wrong with the receiver, and what must be true where it is.
     *
     * @param receiver its URL, name or ARN; not empty
     * @param named the Region among the parameters; empty where there is none
     * @param role that API Gateway assumes; may be empty
     */
    List<Problem> problems(String receiver, String named, String role, Route route) {
        if (!form.matcher(receiver).matches()) {
            return List.of(Problem.error("receiver", "change.async-service.form", receiver, label()));
        }
        List<Problem> problems = new ArrayList<>();
        String region = otherRegion(receiver, route);
        if (!named.equals(region)) {
            problems.add(Problem.error("receiver", region.isEmpty()
                    ? "change.async-service.region-own"
                    : "change.async-service.region", region.isEmpty() ? named : region, route.region()));
        }
        part(receiver, "account").filter(account -> !route.account().isEmpty() && !account.equals(route.account()))
                .ifPresent(account -> problems.add(Problem.warning("receiver", switch (this) {
                    case QUEUE -> "change.async-service.account-queue";
                    case BUS -> "change.async-service.account-bus";
                    case MACHINE -> "change.async-service.account-machine";
                }, account, role.isEmpty() ? Message.of("change.async-service.the-role") : role, action)));
        return List.copyOf(problems);
    }
}
