package dev.timeoutdoctor.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.aws.Credentials;
import dev.timeoutdoctor.aws.SdkAwsReader;
import dev.timeoutdoctor.aws.SdkClients;
import dev.timeoutdoctor.aws.TimeLimits;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.lab.Lab;
import dev.timeoutdoctor.lab.LabOptions;
import dev.timeoutdoctor.lab.Scenarios;
import dev.timeoutdoctor.target.TargetFinder;
import dev.timeoutdoctor.target.TargetResult;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.MissingNode;

/** The whole reading side with the real SDK against the lab: from the URL to the evidence. */
@Timeout(120)
class LabCollectionTest {

    static List<String> scenarios() {
        return Scenarios.ids();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyScenarioIsReadInAtMostFourRoundsAnd45CallsWithTheActionsThatAreDeclared(String scenario)
            throws IOException {
        try (Lab lab = Lab.start(LabOptions.of(Scenarios.byId(scenario)));
                SdkClients clients = new SdkClients(Credentials.practice(), Optional.of(lab.endpoint()),
                        TimeLimits.standard())) {
            SdkAwsReader sdk = new SdkAwsReader(clients, InstantSource.system(), Texts.english());
            Set<String> actions = new ConcurrentSkipListSet<>();
            AtomicInteger calls = new AtomicInteger();
            AwsReader recording = call -> {
                calls.incrementAndGet();
                actions.add(action(call));
                return sdk.read(call);
            };
            Instant now = Instant.now();
            TargetResult.Found found = assertInstanceOf(TargetResult.Found.class,
                    new TargetFinder(sdk, lab.region(), lab.account(), InstantSource.system()).find(
                            lab.requestUri().toString(),
                            lab.requestMethod()));
            List<Collector<?>> all = CollectorCatalogue.all(now, CollectorCatalogue.DEFAULT_SINCE);
            Source entered = new Source(AwsCall.of("client", "Enter", "", Map.of()), now, MissingNode.getInstance());
            Collected collected = new Collection(recording, all, Duration.ofSeconds(60), InstantSource.system()).run(
                    EvidenceSet.empty().with(EvidenceKeys.ROUTE, new Observed.Seen<>(found.route(), entered)),
                    Progress.none(), new Cancellation());
            assertEquals(List.of(), notRead(collected.evidence()));
            assertEquals(true, collected.rounds() <= 4, "rounds: " + collected.rounds());
            assertEquals(calls.get(), collected.calls());
            assertEquals(true, calls.get() <= 45, "calls: " + calls);
            assertEquals(declared(all, collected.evidence()), Set.copyOf(actions));
        }
    }

    private static Set<String> declared(List<Collector<?>> all, EvidenceSet evidence) {
        return all.stream().filter(collector -> !(evidence.get(collector.key()) instanceof Observed.NotHere<?>))
                .filter(collector -> !(evidence.get(collector.key()) instanceof Observed.NotAsked<?>))
                .flatMap(collector -> collector.iamActions().stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static String action(AwsCall call) {
        return switch (call.service()) {
            case "apigateway", "apigatewayv2" -> "apigateway:GET";
            case "elbv2" -> "elasticloadbalancing:" + call.operation();
            default -> call.service().replace("-", "") + ":" + call.operation();
        };
    }

    /** What brought neither a value nor a clear answer that there is none. */
    private static List<String> notRead(EvidenceSet evidence) {
        List<String> notRead = new ArrayList<>();
        for (EvidenceKey<?> key : evidence.keys()) {
            Observed<?> observed = evidence.get(key);
            switch (observed) {
                case Observed.Seen<?> seen -> {
                }
                case Observed.Absent<?> absent -> {
                }
                case Observed.NotHere<?> notHere -> {
                }
                case Observed.Denied<?> denied -> notRead.add(key + ": " + denied);
                case Observed.Failed<?> failed -> notRead.add(key + ": " + failed);
                case Observed.NotAsked<?> notAsked when hangsOnWhatIsNotThere(evidence, notAsked) -> {
                }
                case Observed.NotAsked<?> notAsked -> notRead.add(key + ": " + notAsked);
            }
        }
        return notRead;
    }

    /** A load balancer that is gone has no listeners to ask for. */
    private static boolean hangsOnWhatIsNotThere(EvidenceSet evidence, Observed.NotAsked<?> notAsked) {
        return evidence.keys().stream().filter(key -> notAsked.why().arguments().contains(key.title()))
                .map(evidence::get)
                .anyMatch(needed -> needed instanceof Observed.Absent<?>
                        || (needed instanceof Observed.NotAsked<?> other && hangsOnWhatIsNotThere(evidence, other)));
    }
}
