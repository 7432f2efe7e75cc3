package dev.timeoutdoctor.evidence.bundle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON of which nothing is believed: strictly UTF-8, limited in depth and, as a tree, in the number of its values. */
final class UntrustedJson {

    private static final int BYTE_ORDER_MARK = 0xfeff;

    private final BundleLimits limits;
    private final JsonMapper scanner;
    private final JsonMapper trees;

    UntrustedJson(BundleLimits limits) {
        this.limits = limits;
        this.scanner = mapper(limits, Long.MAX_VALUE);
        this.trees = mapper(limits, limits.values());
    }

    private static JsonMapper mapper(BundleLimits limits, long values) {
        StreamReadConstraints constraints = StreamReadConstraints.builder().maxNestingDepth(limits.depth() + 1)
                .maxStringLength((int) limits.entryBytes()).maxTokenCount(values).build();
        JsonFactory factory = JsonFactory.builder().streamReadConstraints(constraints)
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE).build();
        return JsonMapper.builder(factory).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    }

    /**
     * Reads to the end without keeping anything. What is no JSON at all is left to {@link #tree}: one answer that cannot be read
     * does not make the others worthless.
     *
     * @throws RefusedBundle where it is not UTF-8 or too deep
     */
    void scan(InputStream bytes, String name) throws IOException {
        Reader text = text(bytes);
        try (JsonParser parser = scanner.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.streamReadContext().getNestingDepth() > limits.depth()) {
                    throw new RefusedBundle("too-deep", BundleFile.shown(name), limits.depth());
                }
            }
        } catch (JacksonException notJson) {
            refuseWhatIsBehind(notJson, name);
        }
        drain(text, name);
    }

    /**
     * Reads a document; none at all is one without members, since the AWS CLI prints nothing for those.
     *
     * @throws RefusedBundle where it is not UTF-8
     * @throws IllegalArgumentException where it is not JSON, with the place
     */
    JsonNode tree(InputStream bytes, String name) throws IOException {
        try {
            JsonNode tree = trees.readTree(text(bytes));
            return tree.isMissingNode() ? trees.createObjectNode() : tree;
        } catch (JacksonException notJson) {
            refuseWhatIsBehind(notJson, name);
            throw new IllegalArgumentException(fault(notJson, name), notJson);
        }
    }

    private static Reader text(InputStream bytes) throws IOException {
        Reader text = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)), 32_768);
        text.mark(1);
        try {
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
        } catch (CharacterCodingException laterSaidAgain) {
            text.reset();
        }
        return text;
    }

    private static void drain(Reader text, String name) throws IOException {
        try {
            text.transferTo(Writer.nullWriter());
        } catch (CharacterCodingException notUtf8) {
            throw notUtf8(name);
        }
    }

    /** Jackson wraps what the stream below it throws. */
    private static void refuseWhatIsBehind(JacksonException failure, String name) throws IOException {
        if (failure.getCause() instanceof CharacterCodingException) {
            throw notUtf8(name);
        }
        if (failure.getCause() instanceof IOException broken) {
            throw broken;
        }
    }

    private static RefusedBundle notUtf8(String name) {
        return new RefusedBundle("not-utf-8", BundleFile.shown(name));
    }

    private String fault(JacksonException failure, String name) {
        if (failure.getOriginalMessage().contains("Token count")) {
            return name + ": more than " + limits.values() + " values";
        }
        TokenStreamLocation where = failure.getLocation();
        return where == null
                ? name + ": JSON is expected"
                : String.format(Locale.ROOT, "%s: JSON is expected (line %d, column %d)", name, where.getLineNr(),
                        where.getColumnNr());
    }
}
