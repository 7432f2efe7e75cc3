package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Refusal;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Opens evidence bundles, format version 1. Blocks; never throws for what a file can hold. */
public final class BundleReader {

    private final BundleLimits limits;

    public BundleReader() {
        this(BundleLimits.STANDARD);
    }

    BundleReader(BundleLimits limits) {
        this.limits = limits;
    }

    /** Looks at all of it before any of it is used; answers are read again, one by one, when they are asked for. */
    public BundleRead read(Path file) {
        try {
            return new BundleRead.Opened(open(file));
        } catch (RefusedBundle refused) {
            return refused(file, refused.fault());
        } catch (IOException | IllegalArgumentException broken) {
            return refused(file, Message.of("bundle.fault.unreadable", BundleFile.shown(words(broken))));
        }
    }

    private static BundleRead refused(Path file, Message fault) {
        return new BundleRead.Refused(Message.of("bundle.refused", BundleFile.shown(file.toString()), fault));
    }

    private Bundle open(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new RefusedBundle(Files.exists(path) ? "not-a-zip" : "no-such-file");
        }
        BundleFile file = new BundleFile(path, limits);
        Set<String> names = file.names();
        if (!names.contains(BundleFile.MANIFEST)) {
            throw new RefusedBundle("no-manifest");
        }
        file.scan(Set.of(BundleFile.MANIFEST));
        Manifest manifest = Manifest.read(manifest(file), names);
        Set<String> answers = manifest.calls().stream().map(ManifestCall::file).filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(HashSet::new));
        file.scan(answers);
        List<BundledCall> calls = manifest.calls().stream()
                .map(call -> new BundledCall(call.call(), new Kept(() -> look(file, call, manifest.head().account()))))
                .toList();
        return new Bundle(manifest.head(), calls);
    }

    private static JsonNode manifest(BundleFile file) throws IOException {
        try {
            return file.tree(BundleFile.MANIFEST);
        } catch (IllegalArgumentException notJson) {
            throw new RefusedBundle("not-json", words(notJson));
        }
    }

    private static Observed<JsonNode> look(BundleFile file, ManifestCall call, String account) {
        Source unanswered = new Source(call.call(), call.at(), error(call));
        return switch (call.outcome()) {
            case OK -> answer(file, call, unanswered);
            case DENIED -> {
                Refusal refusal = Refusal.of(call.call(), call.message(), account);
                yield new Observed.Denied<>(call.action().isEmpty() ? refusal.action() : call.action(),
                        call.resource().isEmpty() ? refusal.resource() : call.resource(), call.message(), unanswered);
            }
            case ABSENT -> new Observed.Absent<>(unanswered);
            case FAILED -> new Observed.Failed<>(ErrorCodes.kind(call.kind(), call.code()),
                    call.message().isEmpty() ? call.code() : call.message(), unanswered);
        };
    }

    /** The error in the AWS SDKs' common form, as a live call keeps it. */
    private static JsonNode error(ManifestCall call) {
        if (call.code().isEmpty() && call.message().isEmpty()) {
            return MissingNode.getInstance();
        }
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.putObject("Error").put("Code", call.code()).put("Message", call.message());
        return error;
    }

    private static Observed<JsonNode> answer(BundleFile file, ManifestCall call, Source unanswered) {
        try {
            JsonNode answer = Secrets.hidden(call.call(), file.tree(call.file()));
            if (!answer.isObject()) {
                return new Observed.Failed<>(FailureKind.UNREADABLE, call.file() + ": an object is expected",
                        unanswered);
            }
            return new Observed.Seen<>(answer, new Source(call.call(), call.at(), answer));
        } catch (IOException | IllegalArgumentException unreadable) {
            return new Observed.Failed<>(FailureKind.UNREADABLE, BundleFile.shown(words(unreadable)), unanswered);
        }
    }

    private static String words(Exception broken) {
        String message = broken.getMessage();
        return message == null ? broken.getClass().getSimpleName() : message;
    }
}
