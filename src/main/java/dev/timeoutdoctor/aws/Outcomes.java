package dev.timeoutdoctor.aws;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns what came of a call into a value, with one plain sentence where it failed. */
final class Outcomes {

    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);
    /** How the SDK begins when it cannot make the request, for example without a member of its path. */
    private static final String NO_REQUEST = "Unable to marshall request to JSON: ";
    private static final String HIDDEN = "(hidden)";
    private static final JsonNode NO_ANSWER = JsonNodeFactory.instance.missingNode();

    private final SdkClients clients;
    private final boolean changes;
    private final InstantSource clock;
    private final Texts texts;

    /** @param changes whether the calls change something: then a lost answer leaves it open whether the change was made */
    Outcomes(SdkClients clients, boolean changes, InstantSource clock, Texts texts) {
        this.clients = clients;
        this.changes = changes;
        this.clock = clock;
        this.texts = texts;
    }

    Observed<JsonNode> seen(AwsCall call, JsonNode answer) {
        hideEnvironment(answer);
        return new Observed.Seen<>(answer, new Source(call, clock.instant(), answer));
    }

    /** A function's environment variables often hold secrets, and no check needs them: their values go no further. */
    private static void hideEnvironment(JsonNode answer) {
        if (answer.path("Environment").path("Variables") instanceof ObjectNode variables) {
            variables.propertyNames().stream().toList().forEach(name -> variables.put(name, HIDDEN));
        }
        answer.forEach(Outcomes::hideEnvironment);
    }

    Observed<JsonNode> failed(AwsCall call, FailureKind kind, String key, Object... arguments) {
        return new Observed.Failed<>(kind, texts.of(key, arguments), new Source(call, clock.instant(), NO_ANSWER));
    }

    Observed<JsonNode> wrongParameter(AwsCall call, RuntimeException failure) {
        return failed(call, FailureKind.REFUSED, "aws.wrong-parameter", call.operation(), said(failure));
    }

    /** What came of a call that threw. */
    Observed<JsonNode> of(AwsCall call, Operation<?> operation, Throwable failure) {
        if (Thread.currentThread().isInterrupted() || find(failure, AbortedException.class).isPresent()) {
            Thread.currentThread().interrupt();
            return maybeMade(call, FailureKind.CANCELLED, texts.of("aws.cancelled"));
        }
        Optional<CredentialsFailure> credentials = find(failure, CredentialsFailure.class);
        if (credentials.isPresent()) {
            return new Observed.Failed<>(FailureKind.CREDENTIALS, sentence(credentials.get()),
                    new Source(call, clock.instant(), NO_ANSWER));
        }
        return switch (failure) {
            case AwsServiceException answer -> new ErrorAnswer(answer, operation, changes, texts)
                    .observed(call, clock.instant(), clients.credentials().renewal());
            case LinkageError missing -> {
                LOG.warn("A part of the AWS library is missing for {}", operation.name(), missing);
                yield failed(call, FailureKind.NOT_SUPPORTED, "aws.part-missing", operation.name());
            }
            default -> withoutAnswer(call, operation, failure);
        };
    }

    private String sentence(CredentialsFailure failure) {
        String renewal = clients.credentials().renewal();
        if (failure.kind() == CredentialsFailure.Kind.DECLINED) {
            return texts.of("aws.credentials.mfa", said(failure));
        }
        return failure.kind() == CredentialsFailure.Kind.EXPIRED && !renewal.isEmpty()
                ? said(failure) + " " + texts.of("aws.credentials.renew", renewal)
                : said(failure);
    }

    private Observed<JsonNode> withoutAnswer(AwsCall call, Operation<?> operation, Throwable failure) {
        String service = operation.service().title();
        if (find(failure, ApiCallTimeoutException.class).isPresent()) {
            return timedOut(call, operation);
        }
        if (find(failure, ApiCallAttemptTimeoutException.class).isPresent()) {
            return timedOut(call, operation);
        }
        if (failure instanceof JacksonException || find(failure, WebPageRefused.WebPageException.class).isPresent()
                || said(failure).contains("Unable to unmarshall")) {
            return maybeMade(call, FailureKind.UNREADABLE, texts.of("aws.unreadable", service));
        }
        if (find(failure, RejectedExecutionException.class).isPresent() || said(failure).contains("pool shut down")) {
            return maybeMade(call, FailureKind.CANCELLED, texts.of("aws.cancelled"));
        }
        if (said(failure).contains(NO_REQUEST)) {
            return failed(call, FailureKind.REFUSED, "aws.wrong-parameter", call.operation(),
                    said(failure).substring(said(failure).indexOf(NO_REQUEST) + NO_REQUEST.length()));
        }
        Optional<IOException> broken = connection(failure);
        if (broken.isPresent()) {
            return unreachable(call, operation, broken.get());
        }
        LOG.warn("The AWS library failed at {}", operation.name(), failure);
        return maybeMade(call, FailureKind.UNREADABLE, texts.of("aws.unreadable", service));
    }

    private Observed<JsonNode> timedOut(AwsCall call, Operation<?> operation) {
        return maybeMade(call, FailureKind.TIMED_OUT,
                texts.of("aws.timed-out", operation.service().title(), clients.limits().call()));
    }

    private Observed<JsonNode> unreachable(AwsCall call, Operation<?> operation, IOException broken) {
        String destination = clients.destination(operation, call.region());
        if (broken instanceof SocketTimeoutException && !isConnecting(broken)) {
            return timedOut(call, operation);
        }
        return switch (broken) {
            case UnknownHostException unknown ->
                failed(call, FailureKind.UNREACHABLE, "aws.unreachable.name", destination);
            case NoRouteToHostException noRoute ->
                failed(call, FailureKind.UNREACHABLE, "aws.unreachable.route", destination);
            case ConnectException refused ->
                failed(call, FailureKind.UNREACHABLE, isConnecting(refused) && said(refused).contains("timed out")
                        ? "aws.unreachable.silent"
                        : "aws.unreachable.refused", destination);
            case SSLException tls ->
                failed(call, FailureKind.UNREACHABLE, "aws.unreachable.tls", destination, said(tls));
            case InterruptedIOException silent ->
                failed(call, FailureKind.UNREACHABLE, "aws.unreachable.silent", destination);
            default -> maybeMade(call, FailureKind.UNREACHABLE, texts.of("aws.unreachable.broke", destination));
        };
    }

    private static boolean isConnecting(IOException failure) {
        return failure instanceof ConnectException || failure.getClass().getSimpleName().startsWith("Connect");
    }

    /** A change whose answer was lost may have been made. */
    private Observed<JsonNode> maybeMade(AwsCall call, FailureKind kind, String sentence) {
        String message = changes ? sentence + " " + texts.of("aws.maybe-made") : sentence;
        return new Observed.Failed<>(kind, message, new Source(call, clock.instant(), NO_ANSWER));
    }

    /** The failure of the connection behind an exception; JSON that cannot be parsed is an IOException too, but not that. */
    static Optional<IOException> connection(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException broken && !broken.getClass().getName().contains(".jackson.")) {
                return Optional.of(broken);
            }
        }
        return Optional.empty();
    }

    static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }

    private static String said(Throwable failure) {
        return Optional.ofNullable(failure.getMessage()).orElse(failure.getClass().getSimpleName());
    }
}
