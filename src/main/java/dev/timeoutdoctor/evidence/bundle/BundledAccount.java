package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.CliCommand;
import dev.timeoutdoctor.evidence.NamedFunction;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * An account as a bundle tells it: answers every call from the calls that were made when it was collected, in whatever form they were
 * made. A question that nobody asked then stays {@link Observed.NotAsked}, which is never "fine".
 */
public final class BundledAccount implements AwsReader {

    private static final String NOT_COLLECTED = "bundle.not-collected";
    /** A request to API Gateway, or to an emulator of it; what follows the stage is the path. */
    private static final Pattern REQUEST = Pattern
            .compile("https?://[^/?#]+(?:/_aws/execute-api/[^/?#]+)?/[^/?#]+(?<path>/[^?#]*)?.*", Pattern.DOTALL);

    private final BundleHead head;
    private final List<BundledCall> made;
    private final BundledCalls calls;
    private final List<Equivalent> equivalents;

    public BundledAccount(Bundle bundle) {
        this.head = bundle.head();
        this.made = bundle.calls();
        this.calls = new BundledCalls(bundle.calls(), bundle.head().account());
        List<Equivalent> ways = new ArrayList<>(List.of(new SameCall(), new FunctionForms(),
                new MethodForms(path(head.symptom().url())), new MetricForms(), new LogForms()));
        ways.addAll(ListedItems.TABLE);
        ways.addAll(DescribedItems.TABLE);
        this.equivalents = List.copyOf(ways);
    }

    /** What the bundle says of itself. */
    public BundleHead head() {
        return head;
    }

    /** Every call of the bundle, as it was made. */
    public List<BundledCall> calls() {
        return made;
    }

    /** The function that the bundle names for a method; to be asked where the method's own settings are missing. */
    public Optional<NamedFunction> namedFunction(Route route) {
        return new NamedFunctions(made, route).find();
    }

    @Override
    public Observed<JsonNode> read(AwsCall asked) {
        return BundledCalls.best(equivalents.stream().flatMap(way -> way.answers(asked, calls)))
                .map(answer -> SameFunction.check(asked, head.account(), answer)).orElseGet(() -> new Observed.NotAsked<>(
                        Message.of(NOT_COLLECTED, asked.service(), asked.operation(), CliCommand.of(asked))));
    }

    /** The command that would read what a bundle does not hold; empty for everything else. */
    public static Optional<String> missingCommand(Observed<?> observed) {
        return observed instanceof Observed.NotAsked<?> notAsked && notAsked.why().key().equals(NOT_COLLECTED)
                ? Optional.of(notAsked.why().arguments().getLast().toString())
                : Optional.empty();
    }

    private static String path(String url) {
        Matcher request = REQUEST.matcher(url);
        return request.matches() && request.group("path") != null ? request.group("path") : "";
    }
}
