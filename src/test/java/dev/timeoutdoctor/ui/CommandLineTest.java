package dev.timeoutdoctor.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.connect.Profile;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.ui.step.timeouts.SampleSession;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandLineTest {

    private static final AwsCall CALL = AwsCall.of("sts", "GetCallerIdentity", "us-east-1", Map.of());

    private static String command(String profile, URI endpoint) {
        Session session = SampleSession.targetedAt(new Place.Account(profile, "us-east-1", endpoint)).get();
        return CommandLine.of(session, CALL);
    }

    @Test
    void aCommandNamesItsProfileAndTheEndpointInUse() {
        assertEquals("""
                     aws sts get-caller-identity \\
                       --region us-east-1 \\
                       --profile support \\
                       --endpoint-url http://127.0.0.1:8787""",
                command("support", URI.create("http://127.0.0.1:8787")));
    }

    @Test
    void keysFromTheEnvironmentAreNoProfile() {
        assertEquals("""
                     aws sts get-caller-identity \\
                       --region us-east-1""", command(Profile.ENVIRONMENT, Place.Account.NO_ENDPOINT));
    }
}
