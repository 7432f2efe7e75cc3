package dev.timeoutdoctor.fix.way;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.fix.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** When a function is as our update left it. */
class FunctionWayTest {

    private static final String SAID = """
                                       {"FunctionName": "orders", "Timeout": 60, "CodeSha256": "c", "RevisionId": "r1", "State": "Active",
                                        "LastModified": "2026-11-22T14:00:00.000+0000", "LastUpdateStatus": "InProgress",
                                        "LastUpdateStatusReason": "The function is being created.", "LastUpdateStatusReasonCode": "Creating",
                                        "Environment": {"Variables": {"DB_HOST": "prod-db"}}, "SnapStart": {"ApplyOn": "None"}}""";

    private static JsonNode settings(String answer) {
        return FunctionWay.settings(Json.MAPPER.readTree(answer)).orElseThrow();
    }

    private static boolean same(String now) {
        return Json.same(settings(SAID), settings(now));
    }

    @Test
    void whatAwsItselfChangesWhileItIsUpdatingIsNobodysEdit() {
        assertTrue(same(
                """
                {"FunctionName": "orders", "Timeout": 60, "CodeSha256": "c", "RevisionId": "r2", "State": "Inactive",
                 "StateReason": "idle", "StateReasonCode": "Idle", "LastModified": "2026-11-22T14:00:02.000+0000",
                 "LastUpdateStatus": "Successful",
                 "SnapStart": {"ApplyOn": "None"}, "Environment": {"Variables": {"DB_HOST": "prod-db"}}}"""));
    }

    @Test
    void whatNoPreviewShowsIsAnEditToo() {
        for (String edit : List.of("prod-db>scratch-db", "\"None\">\"PublishedVersions\"", "\"c\">\"d\"", "60>61",
                "\"Timeout\">\"Description\": \"half done\", \"Timeout\"",
                "\"Timeout\">\"RuntimeVersionConfig\": {\"RuntimeVersionArn\": \"arn\"}, \"Timeout\"")) {
            int arrow = edit.indexOf('>');
            assertFalse(same(SAID.replace(edit.substring(0, arrow), edit.substring(arrow + 1))), edit);
        }
    }

    @Test
    void whereAwsDoesNotTellTheEnvironmentNobodyKnows() {
        assertEquals(Optional.empty(), FunctionWay.settings(Json.MAPPER.readTree(
                "{\"Timeout\": 60, \"Environment\": {\"Error\": {\"ErrorCode\": \"AccessDeniedException\"}}}")));
        assertEquals(Optional.empty(), FunctionWay.settings(Json.object()));
    }
}
