package dev.timeoutdoctor.app;

import dev.timeoutdoctor.lab.Lab;
import dev.timeoutdoctor.lab.LabOptions;
import dev.timeoutdoctor.lab.LargeAccount;
import dev.timeoutdoctor.lab.Scenario;
import dev.timeoutdoctor.lab.Scenarios;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code timeout-doctor lab}: serves the simulated account until it is stopped. */
@Command(name = "lab", description = "Serves a simulated AWS account on the loopback address.", mixinStandardHelpOptions = true)
final class LabCommand implements Callable<Integer> {

    /** Of each API of a large account. */
    private static final int METHODS = 50;

    @Mixin
    private Terminal terminal = new Terminal();

    @Option(names = "--scenario", paramLabel = "ID", description = "Which scenario (see --list); the first one unless told.")
    private String scenario = "";

    @Option(names = "--port", paramLabel = "N", defaultValue = "0", description = "The port; a free one unless told.")
    private int port;

    @Option(names = "--speed", paramLabel = "X", defaultValue = "20", description = "How much faster the lab's requests run: at 20, 29 s take 1.45 s (default: ${DEFAULT-VALUE}).")
    private double speed;

    @Option(names = "--latency", paramLabel = "DURATION", converter = DurationOption.class, defaultValue = "0ms", description = "Added to every call of AWS's APIs, for example 80ms.")
    private Duration latency = Duration.ZERO;

    @Option(names = "--throttle", description = "Keeps AWS's limits on API Gateway's control plane: 10 calls a second in all.")
    private boolean throttle;

    @Option(names = "--apis", paramLabel = "N", description = "Instead of a scenario an account with N REST APIs of 50 methods each.")
    private Optional<Integer> apis = Optional.empty();

    @Option(names = "--list", description = "Lists the scenarios and ends.")
    private boolean list;

    @Override
    public Integer call() throws InterruptedException {
        if (list) {
            Scenarios.all()
                    .forEach(
                            each -> terminal.say(each.id() + "  " + each.title() + " (\"" + each.quote() + "\")"));
            return ExitCode.GOOD;
        }
        if (apis.isPresent() && !scenario.isEmpty()) {
            throw terminal.wrongUsage("--apis makes an account of its own: leave --scenario out");
        }
        if (apis.filter(number -> number < 1).isPresent()) {
            throw terminal.wrongUsage("--apis takes a number from 1 on");
        }
        LabOptions options = options();
        try (Lab lab = Lab.start(options)) {
            terminal.print(invitation(lab));
            CountDownLatch untilStopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(lab::close));
            untilStopped.await();
            return ExitCode.GOOD;
        } catch (IOException taken) {
            terminal.complain("The lab cannot listen on port " + port + ": " + taken.getMessage()
                    + ". Choose another with --port.");
            return ExitCode.COULD_NOT;
        }
    }

    private LabOptions options() {
        try {
            Scenario chosen = apis.map(number -> LargeAccount.of(number, METHODS))
                    .orElseGet(() -> Scenarios.byId(scenario.isEmpty() ? Scenarios.ids().getFirst() : scenario));
            return new LabOptions(chosen, port, speed, latency, throttle, Clock.systemUTC());
        } catch (IllegalArgumentException wrong) {
            throw terminal.wrongUsage(String.valueOf(wrong.getMessage()));
        }
    }

    private static String invitation(Lab lab) {
        boolean socket = lab.requestUri().getScheme().equals("ws");
        return """
               %s
               %s

               The simulated account %s answers on %s (Region %s). Point the aws command at it:

                 export AWS_ENDPOINT_URL=%s AWS_REGION=%s AWS_DEFAULT_REGION=%s
                 export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test
                 aws %s

               The request that fails:

                 %s

               And its diagnosis:

                 timeout-doctor diagnose %s--region %s --method %s --url %s

               Stop with Ctrl+C.
               """.formatted(lab.scenario().title(), lab.scenario().story(), lab.account(), lab.endpoint(),
                lab.region(),
                lab.endpoint(), lab.region(), lab.region(),
                socket ? "apigatewayv2 get-apis" : "apigateway get-rest-apis",
                socket ? message(lab) : request(lab), socket ? "--endpoint-url " + lab.endpoint() + " " : "",
                lab.region(), lab.requestMethod(), lab.requestUri());
    }

    private static String request(Lab lab) {
        String body = lab.requestMethod().equals("GET") ? "" : " -X " + lab.requestMethod() + " -d '{}'";
        return "curl -i" + body + " " + lab.requestUri();
    }

    /** Sends a message and waits for the frame by {@code wscat} (npm). */
    private static String message(Lab lab) {
        return "npx wscat -c " + lab.requestUri() + " -w 5 -x '" + lab.requestBody() + "'";
    }
}
