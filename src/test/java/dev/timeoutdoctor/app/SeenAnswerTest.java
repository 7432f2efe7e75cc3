package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeenAnswerTest {

    @TempDir
    private Path folder;

    private SeenAnswer read(String text) throws IOException {
        return SeenAnswer.in(Files.writeString(folder.resolve("answer.txt"), text));
    }

    @Test
    void readsStatusHeadersAndBody() throws IOException {
        assertEquals(
                new SeenAnswer.Read(504, Map.of("Server", "harbour-proxy", "Via", "1.1 harbour"), "<html>late</html>"),
                read("HTTP/1.1 504 Gateway Timeout\r\nServer: harbour-proxy\r\nVia: 1.1 harbour\r\n\r\n<html>late</html>\n"));
    }

    @Test
    void takesTheLastOfSeveralAnswers() throws IOException {
        assertEquals(
                new SeenAnswer.Read(503, Map.of("apigw-requestid", "Xyz="), "{\"message\":\"Service Unavailable\"}"),
                read("HTTP/1.1 100 Continue\n\nHTTP/2 503\napigw-requestid: Xyz=\n\n{\"message\":\"Service Unavailable\"}"));
    }

    @Test
    void anAnswerMayHaveNoBody() throws IOException {
        assertEquals(new SeenAnswer.Read(504, Map.of("x-cache", "Error from cloudfront"), ""),
                read("HTTP/2 504\nx-cache: Error from cloudfront\n"));
    }

    @Test
    void aFileWithoutAStatusLineIsRefused() throws IOException {
        assertEquals(
                new SeenAnswer.Unreadable(Message.of("app.diagnose.answer.no-status",
                        folder.resolve("answer.txt").toString())),
                read("{\"message\": \"Endpoint request timed out\"}"));
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        Path missing = folder.resolve("nowhere.txt");
        assertEquals(new SeenAnswer.Unreadable(Message.of("app.diagnose.answer.unreadable", missing.toString())),
                SeenAnswer.in(missing));
    }
}
