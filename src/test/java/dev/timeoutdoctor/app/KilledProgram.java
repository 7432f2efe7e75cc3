package dev.timeoutdoctor.app;

import dev.timeoutdoctor.aws.Credentials;
import dev.timeoutdoctor.aws.SdkAwsReader;
import dev.timeoutdoctor.aws.SdkAwsWriter;
import dev.timeoutdoctor.aws.SdkClients;
import dev.timeoutdoctor.aws.TimeLimits;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.fix.Applier;
import dev.timeoutdoctor.fix.AwsWriter;
import dev.timeoutdoctor.fix.ChangeLog;
import dev.timeoutdoctor.fix.Plan;
import dev.timeoutdoctor.fix.way.AllWays;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A program of its own that applies a plan, says where it is, and goes on only when it is told to: somebody kills it. */
public final class KilledProgram {

    private KilledProgram() {}

    /** Applies: the endpoint, the plan's file, and the change log's. */
    public static void main(String[] arguments) throws IOException {
        SdkClients clients = new SdkClients(Credentials.practice(), Optional.of(URI.create(arguments[0])),
                TimeLimits.standard());
        Clock clock = Clock.systemUTC();
        AwsWriter real = new SdkAwsWriter(clients, clock, Texts.english());
        ChangeLog log = new ChangeLog(Path.of(arguments[2]), () -> "killed");
        Plan.Opened.Good plan = (Plan.Opened.Good) Plan.read(Files.readString(Path.of(arguments[1])), AllWays.ways());
        int[] count = {0};
        AwsWriter halting = call -> {
            halt("before " + ++count[0]);
            Observed<JsonNode> answer = real.write(call);
            halt("after " + count[0]);
            return answer;
        };
        new Applier(new SdkAwsReader(clients, clock, Texts.english()), halting, AllWays.ways(), log, clock,
                Thread::sleep).apply(plan.plan().change());
        halt("done");
    }

    private static void halt(String where) {
        System.out.println(where);
        System.out.flush();
        try {
            if (System.in.read() < 0) {
                throw new IllegalStateException("Nobody is there");
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
