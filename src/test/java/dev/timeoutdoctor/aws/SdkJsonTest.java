package dev.timeoutdoctor.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.apigateway.model.GetExportResponse;
import software.amazon.awssdk.services.apigateway.model.GetStageResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.utils.builder.Buildable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class SdkJsonTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Each operation's request and answer, as empty builders. */
    static Stream<SdkPojo> messages() {
        return Stream.of(Reads.table(), Writes.table()).flatMap(table -> table.operations().stream())
                .flatMap(operation -> operation.request().get().stream())
                .flatMap(request -> Stream.of(request, answerTo(request)))
                .filter(message -> !message.getClass().getName().contains("GetExportResponse")
                        && !message.getClass().getName().contains("ExportApiResponse"));
    }

    private static SdkPojo answerTo(SdkPojo request) {
        String name = request.getClass().getName();
        String response = name.substring(0, name.indexOf("Request$")) + "Response";
        try {
            return (SdkPojo) Class.forName(response).getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(response, e);
        }
    }

    /** An object with a value for every member of a message. */
    private static ObjectNode sample(SdkPojo message) {
        ObjectNode sample = NODES.objectNode();
        message.sdkFields().forEach(field -> sample.set(field.memberName(), sample(field)));
        return sample;
    }

    private static JsonNode sample(SdkField<?> field) {
        MarshallingType<?> type = field.marshallingType();
        if (type.equals(MarshallingType.STRING)) {
            return NODES.stringNode("text");
        }
        if (type.equals(MarshallingType.INTEGER)) {
            return NODES.numberNode(7);
        }
        if (type.equals(MarshallingType.LONG)) {
            return NODES.numberNode(1_795_383_366_000L);
        }
        if (type.equals(MarshallingType.DOUBLE)) {
            return NODES.numberNode(0.5);
        }
        if (type.equals(MarshallingType.BOOLEAN)) {
            return NODES.booleanNode(true);
        }
        if (type.equals(MarshallingType.INSTANT)) {
            return NODES.stringNode("2026-11-22T21:36:06Z");
        }
        if (type.equals(MarshallingType.SDK_BYTES)) {
            return NODES.stringNode("eA==");
        }
        if (type.equals(MarshallingType.LIST)) {
            return NODES.arrayNode().add(sample(field.getTrait(ListTrait.class).memberFieldInfo()));
        }
        if (type.equals(MarshallingType.MAP)) {
            return NODES.objectNode().set("key", sample(field.getTrait(MapTrait.class).valueFieldInfo()));
        }
        return sample(field.constructor().get());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyMemberOfEveryMessageGoesInAndComesOut(SdkPojo message) {
        ObjectNode sample = sample(message);

        SdkJson.fill(message, sample);

        assertEquals(sample, SdkJson.answer((SdkPojo) ((Buildable) message).build()));
    }

    @Test
    void membersWithoutAValueAreLeftOutAndEmptyListsAreNot() {
        GetFunctionConfigurationResponse answer = GetFunctionConfigurationResponse.builder().functionName("f")
                .layers(List.of()).build();

        assertEquals(JSON.readTree("{\"FunctionName\":\"f\",\"Layers\":[]}"), SdkJson.answer(answer));
    }

    @Test
    void anExportIsItsDocument() {
        GetExportResponse answer = GetExportResponse.builder().contentType("application/json")
                .body(SdkBytes.fromUtf8String("{\"openapi\":\"3.0.1\"}")).build();

        assertEquals(JSON.readTree("{\"openapi\":\"3.0.1\"}"), SdkJson.answer(answer));
    }

    @Test
    void timesMayBeIsoWithAnyOffsetOrEpochSeconds() {
        GetMetricDataRequest.Builder request = GetMetricDataRequest.builder();

        SdkJson.fill(request, JSON.readTree("{\"StartTime\":\"2026-11-22T16:00:00+02:00\",\"EndTime\":1795355999.5}"));

        assertEquals(GetMetricDataRequest.builder().startTime(Instant.parse("2026-11-22T14:00:00Z"))
                .endTime(Instant.parse("2026-11-22T13:59:59.500Z")).build(), request.build());
    }

    @Test
    void aNullMemberIsNoMember() {
        GetStageResponse.Builder stage = GetStageResponse.builder();

        SdkJson.fill(stage, JSON.readTree("{\"stageName\":null}"));

        assertEquals(GetStageResponse.builder().build(), stage.build());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'StartTime':'yesterday'}|StartTime must be a time in ISO 8601 or in epoch seconds",
            "{'Start':1}|Start is not a member of this call", "[]|parameters must be an object",
            "{'MaxDatapoints':1.5}|MaxDatapoints must be a whole number",
            "{'MetricDataQueries':{}}|MetricDataQueries must be a list",
            "{'MetricDataQueries':[{'Id':1}]}|MetricDataQueries[0].Id must be text",
            "{'MetricDataQueries':[{'ReturnData':'yes'}]}|MetricDataQueries[0].ReturnData must be true or false"})
    void aWrongMemberIsNamed(String parameters, String message) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
                () -> SdkJson.fill(GetMetricDataRequest.builder(), JSON.readTree(parameters.replace('\'', '"'))));

        assertEquals(message, refused.getMessage());
    }
}
