package dev.timeoutdoctor.bench;

import dev.timeoutdoctor.aws.Credentials;
import dev.timeoutdoctor.aws.SdkAwsReader;
import dev.timeoutdoctor.aws.SdkClients;
import dev.timeoutdoctor.aws.TimeLimits;
import dev.timeoutdoctor.collect.Cancellation;
import dev.timeoutdoctor.collect.Pace;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.lab.Lab;
import dev.timeoutdoctor.lab.LabOptions;
import dev.timeoutdoctor.lab.LargeAccount;
import dev.timeoutdoctor.survey.Survey;
import dev.timeoutdoctor.survey.SurveyPlace;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long a survey of 200 APIs with 50 methods each takes against the lab at AWS's own limits, asked as fast as those allow, against
 * the time that the limit of GetResources alone imposes. Command and figures: {@code docs/performance.md}.
 */
public final class SurveyBenchmark {

    private static final int APIS = 200;
    private static final int METHODS = 50;
    /** AWS: 5 GetResources in 2 s, and 5 at once. */
    private static final double PER_SECOND = 2.5;
    private static final int AT_ONCE = 5;

    private SurveyBenchmark() {}

    /** Runs it once and prints the figures. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Clock clock = Clock.systemUTC();
        AtomicInteger resources = new AtomicInteger();
        AtomicInteger calls = new AtomicInteger();
        try (Lab lab = Lab.start(LabOptions.of(LargeAccount.of(APIS, METHODS)).withThrottle());
                SdkClients clients = new SdkClients(Credentials.practice(), Optional.of(lab.endpoint()),
                        TimeLimits.standard())) {
            AwsReader sdk = new SdkAwsReader(clients, new Pace(1, System::nanoTime, Thread::sleep), clock,
                    Texts.english());
            AwsReader counted = call -> {
                calls.incrementAndGet();
                if (call.operation().equals("GetResources")) {
                    resources.incrementAndGet();
                }
                return sdk.read(call);
            };
            Survey survey = new Survey(counted, new SurveyPlace("lab", lab.account(), lab.region()), clock);
            long start = System.nanoTime();
            Survey.State end = survey.run(now -> {
            }, new Cancellation());
            double seconds = (System.nanoTime() - start) / 1e9;
            double limits = (APIS - AT_ONCE) / PER_SECOND;
            System.out.printf("%d of %d APIs, %d rows, %d calls, %d of them GetResources%n", end.read(), end.of(),
                    end.rows().size(), calls.get(), resources.get());
            System.out.printf("%.1f s; the limits alone impose %.1f s: %.2f times%n", seconds, limits,
                    seconds / limits);
        }
    }
}
