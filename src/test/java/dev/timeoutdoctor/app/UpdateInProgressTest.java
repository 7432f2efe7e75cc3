package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.ApplyResult;
import dev.timeoutdoctor.fix.Change;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A function is still being updated when its next change comes: that one waits, as AWS would refuse it. */
class UpdateInProgressTest {

    private static final AwsCall UPDATE = AwsCall.of("lambda", "UpdateFunctionConfiguration", "us-east-1",
            Map.of("FunctionName", "search", "Timeout", 25));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"alias", "provisioned-concurrency"})
    void waitsForTheUpdateAndThenGoesThrough(String name) throws IOException {
        try (LabAccount account = LabAccount.of("fixed-but-not-called")) {
            account.reset();
            assertTrue(account.writer().write(UPDATE).seen().isPresent());
            Instant begun = account.clock().instant();
            Change change = PlannedChanges.named(name).make().apply(account).orElseThrow();
            assertEquals(begun.plusSeconds(1), account.clock().instant());
            assertInstanceOf(ApplyResult.Applied.class,
                    account.applier(account.writer(), folder.resolve(name)).apply(change));
        }
    }

    @Test
    void whatWasPreviewedBeforeTheUpdateWaitsToo() throws IOException {
        try (LabAccount account = LabAccount.of("fixed-but-not-called")) {
            account.reset();
            Change change = PlannedChanges.named("provisioned-concurrency").make().apply(account).orElseThrow();
            assertTrue(account.writer().write(UPDATE).seen().isPresent());
            assertEquals(Optional.empty(), account.writer().write(change.calls().getFirst()).seen());
            assertInstanceOf(ApplyResult.Applied.class,
                    account.applier(account.writer(), folder.resolve("log")).apply(change));
        }
    }
}
