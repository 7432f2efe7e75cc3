package dev.timeoutdoctor.aws;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.CallResource;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.text.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An error that a service answered. Codes are those of AWS's common errors and of the services' models; services that speak JSON
 * 1.1 send 400 for nearly everything, so the code counts for more than the status.
 */
final class ErrorAnswer {

    private static final Set<String> ABSENT = Set.of("NotFoundException", "ResourceNotFoundException",
            "ProvisionedConcurrencyConfigNotFoundException", "ResourceNotFound", "DashboardNotFoundError",
            "NoSuchResourceException", "TargetGroupNotFound", "LoadBalancerNotFound", "ListenerNotFound",
            "InvalidGroup.NotFound", "InvalidSubnetID.NotFound", "InvalidVpcID.NotFound");
    private static final Set<String> DENIED = Set.of("AccessDenied", "AccessDeniedException", "UnauthorizedOperation",
            "UnauthorizedException", "NotAuthorized", "ForbiddenException");
    private static final Set<String> EXPIRED = Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired");
    private static final Set<String> NOT_KNOWN = Set.of("UnrecognizedClientException", "InvalidClientTokenId",
            "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidSignatureException", "IncompleteSignature",
            "IncompleteSignatureException", "MissingAuthenticationToken", "MissingAuthenticationTokenException",
            "AuthFailure", "RequestTimeTooSkewed", "RequestInTheFuture");
    /** What the services say where the time in a signature is not theirs (AWS: common errors). */
    private static final Pattern OTHER_TIME = Pattern
            .compile("^Signature (expired|not yet current)|RequestTimeTooSkewed|RequestInTheFuture");
    private static final Set<String> NOT_OFFERED = Set.of("UnknownOperationException", "UnknownOperation",
            "InvalidAction", "InvalidActionException", "NotImplementedException");
    private static final Set<String> THROTTLED = Set.of("Throttling", "ThrottlingException", "ThrottledException",
            "TooManyRequestsException", "RequestLimitExceeded", "LimitExceededException", "SlowDown");
    private static final Pattern REFUSED_ACTION = Pattern
            .compile("not authorized to perform:? *([A-Za-z0-9-]+:[A-Za-z0-9*]+)(?: on (?:the )?resource:? *(\\S+))?");
    private static final Pattern IDENTITY = Pattern.compile("arn:[a-z-]+:(?:iam|sts)::(\\d{12}):");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");
    private static final int MOST_WORDS = 500;

    private final AwsServiceException answer;
    private final Operation<?> operation;
    private final boolean changes;
    private final Texts texts;
    private final String code;
    private final String said;
    private final boolean webPage;

    ErrorAnswer(AwsServiceException answer, Operation<?> operation, boolean changes, Texts texts) {
        this.answer = answer;
        this.operation = operation;
        this.changes = changes;
        this.texts = texts;
        Optional<AwsErrorDetails> details = Optional.ofNullable(answer.awsErrorDetails());
        this.code = details.map(AwsErrorDetails::errorCode).orElse("");
        this.webPage = details.map(AwsErrorDetails::rawResponse)
                .filter(raw -> WebPageRefused.isPage(new String(raw.asByteArray(), StandardCharsets.UTF_8)))
                .isPresent();
        this.said = code.isEmpty() && webPage
                ? ""
                : details.map(AwsErrorDetails::errorMessage).map(ErrorAnswer::oneLine).orElse("");
    }

    /** @param renewal the command that begins a new session, or empty */
    Observed<JsonNode> observed(AwsCall call, Instant at, String renewal) {
        Source source = new Source(call, at, raw());
        int status = answer.statusCode();
        if (ABSENT.contains(code)) {
            return new Observed.Absent<>(source);
        }
        if (EXPIRED.contains(code) || NOT_KNOWN.contains(code)) {
            return new Observed.Failed<>(FailureKind.CREDENTIALS, credentials(renewal), source);
        }
        if (DENIED.contains(code) || (status == 403 && !webPage)) {
            return denied(call, source);
        }
        FailureKind kind = kind(status);
        return new Observed.Failed<>(kind, sentence(kind, status), source);
    }

    private Observed<JsonNode> denied(AwsCall call, Source source) {
        Matcher refused = REFUSED_ACTION.matcher(said);
        String action = refused.find() ? refused.group(1) : operation.iamAction();
        String resource = refused.hasMatch() && refused.group(2) != null ? refused.group(2) : resource(call);
        return new Observed.Denied<>(action, resource, said, source);
    }

    /** What the call is about; the refused identity's account is the one that was asked. */
    private String resource(AwsCall call) {
        String known = operation.resource(call);
        Matcher identity = IDENTITY.matcher(said);
        return known.equals("*") ? CallResource.of(call, identity.find() ? identity.group(1) : "") : known;
    }

    /** Whether the answer says that it was asked too fast. */
    static boolean isThrottled(AwsServiceException answer) {
        String code = Optional.ofNullable(answer.awsErrorDetails()).map(AwsErrorDetails::errorCode).orElse("");
        return answer.statusCode() == 429 || THROTTLED.contains(code) || answer.isThrottlingException();
    }

    /** How long the answer asks to wait, in whole seconds (RFC 9110, Retry-After); empty where it does not say. */
    static Optional<Duration> retryAfter(AwsServiceException answer) {
        return Optional.ofNullable(answer.awsErrorDetails()).map(AwsErrorDetails::sdkHttpResponse)
                .flatMap(response -> response.firstMatchingHeader("Retry-After")).filter(SECONDS.asMatchPredicate())
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    private FailureKind kind(int status) {
        if (isThrottled(answer)) {
            return FailureKind.THROTTLED;
        }
        if (NOT_OFFERED.contains(code) || status == 501 || status == 405 || (status == 404 && code.isEmpty())) {
            return FailureKind.NOT_SUPPORTED;
        }
        if (status == 409 || status == 412) {
            return FailureKind.CONFLICT;
        }
        if (status == 408 || status == 504) {
            return FailureKind.TIMED_OUT;
        }
        if (status >= 500) {
            return FailureKind.SERVICE_ERROR;
        }
        return webPage || status < 400 ? FailureKind.UNREADABLE : FailureKind.REFUSED;
    }

    private String sentence(FailureKind kind, int status) {
        String service = operation.service().title();
        String name = operation.name();
        String sentence = switch (kind) {
            case THROTTLED -> texts.of(changes ? "aws.throttled.write" : "aws.throttled", service);
            case NOT_SUPPORTED -> texts.of("aws.not-offered", name);
            case CONFLICT -> withWords("aws.conflict", "aws.conflict.silent", service);
            case REFUSED -> withWords("aws.refused", "aws.refused.silent", service, name);
            case UNREADABLE -> texts.of("aws.unreadable", service);
            case TIMED_OUT, SERVICE_ERROR, CANCELLED, UNREACHABLE, CREDENTIALS ->
                withWords("aws.service-error", "aws.service-error.silent", service, name, String.valueOf(status));
        };
        boolean open = changes && (kind == FailureKind.SERVICE_ERROR || kind == FailureKind.TIMED_OUT);
        return open ? sentence + " " + texts.of("aws.maybe-made") : sentence;
    }

    /** The sentence that ends with AWS's words; its last argument is those words. */
    private String withWords(String key, String silentKey, Object... arguments) {
        if (said.isEmpty()) {
            return texts.of(silentKey, arguments);
        }
        Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = said;
        return texts.of(key, all);
    }

    private String credentials(String renewal) {
        if (OTHER_TIME.matcher(code).find() || OTHER_TIME.matcher(said).find()) {
            return texts.of("aws.clock", said.isEmpty() ? code : said);
        }
        String sentence = EXPIRED.contains(code)
                ? texts.of("aws.credentials.expired")
                : texts.of("aws.credentials.unknown", said.isEmpty() ? code : said);
        return renewal.isEmpty() ? sentence : sentence + " " + texts.of("aws.credentials.renew", renewal);
    }

    /** The error in the AWS SDKs' common form: {@code Error} with {@code Code} and {@code Message}. */
    private JsonNode raw() {
        ObjectNode raw = JsonNodeFactory.instance.objectNode();
        raw.putObject("Error").put("Code", code).put("Message", said);
        ObjectNode metadata = raw.putObject("ResponseMetadata").put("HTTPStatusCode", answer.statusCode());
        Optional.ofNullable(answer.requestId()).ifPresent(id -> metadata.put("RequestId", id));
        return raw;
    }

    private static String oneLine(String words) {
        String line = words.strip().replaceAll("\\s+", " ");
        if (line.toLowerCase(Locale.ROOT).contains("<html")) {
            return "";
        }
        return line.length() > MOST_WORDS ? line.substring(0, MOST_WORDS) + "…" : line;
    }
}
