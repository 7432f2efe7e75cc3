package dev.timeoutdoctor.diagnosis;

import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.MethodSettings;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a deployment would publish: every difference between what a stage serves and the working copy. A deployment always
 * publishes all of it, whoever made the edits (AWS: a deployment is a snapshot of the whole API).
 */
public final class DeploymentDrift {

    private static final Pattern INVOCATION = Pattern
            .compile("arn:[^:]*:apigateway:[^:]*:lambda:path/2015-03-31/functions/(?<function>arn:.*)/invocations");

    private DeploymentDrift() {}

    /** Which setting of a method differs. Its name in words is {@code drift.<id>}. */
    public enum What {
        METHOD_ADDED,
        METHOD_REMOVED,
        TIMEOUT,
        TYPE,
        URI,
        BACKEND_METHOD,
        TRANSFER_MODE,
        CONNECTION_TYPE,
        CONNECTION_ID,
        CREDENTIALS,
        PASSTHROUGH,
        AUTHORIZATION,
        API_KEY,
        CONTENT_HANDLING,
        INTEGRATION_TARGET,
        REQUEST_PARAMETERS,
        REQUEST_TEMPLATES,
        REQUEST_MODELS,
        METHOD_REQUEST_PARAMETERS,
        METHOD_RESPONSES,
        INTEGRATION_RESPONSES,
        TLS_CONFIG,
        CACHE_KEY_PARAMETERS,
        CACHE_NAMESPACE,
        INTEGRATION_SUBTYPE,
        PAYLOAD_FORMAT_VERSION,
        RESPONSE_PARAMETERS,
        SERVER_NAME_TO_VERIFY;

        /** The further setting with this name of AWS's. */
        private static What of(String setting) {
            return What.valueOf(setting.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT));
        }

        /** In words. */
        public Message words() {
            return Message.of("drift." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    /**
     * One difference.
     *
     * @param label the method as people say it: {@code POST /orders}
     * @param deployed what the stage serves: a text or a {@link java.time.Duration}; an empty text for an added method
     * @param working what the working copy says; an empty text for a removed method
     */
    public record Difference(String label, What what, Object deployed, Object working) {

        private static final Set<What> MAPPINGS = EnumSet.of(What.REQUEST_PARAMETERS, What.REQUEST_TEMPLATES,
                What.INTEGRATION_RESPONSES, What.RESPONSE_PARAMETERS);
        /** A fixed text that a REST API's mapping sends. */
        private static final Pattern QUOTED = Pattern.compile("'[^']*'");
        /** The same of an HTTP API's mapping, which has no quotes: {@code append:header.x-key=text}. */
        private static final Pattern FIXED = Pattern
                .compile("(?m)^(?<to>.*/(?:append|overwrite):(?:header|querystring)\\.[^=]*=)[^$\\n]+$");

        /** One line: {@code POST /orders: integration timeout 10.0 s → 29.0 s}. A fixed text in a mapping may be a key, and is hidden. */
        public Message line() {
            return switch (what) {
                case METHOD_ADDED, METHOD_REMOVED -> Message.of("drift.line.method", label, what.words());
                case TIMEOUT, TYPE, URI, BACKEND_METHOD, TRANSFER_MODE, CONNECTION_TYPE, CONNECTION_ID, CREDENTIALS,
                        PASSTHROUGH, AUTHORIZATION, API_KEY, CONTENT_HANDLING, INTEGRATION_TARGET, REQUEST_PARAMETERS,
                        REQUEST_TEMPLATES, REQUEST_MODELS, METHOD_REQUEST_PARAMETERS, METHOD_RESPONSES,
                        INTEGRATION_RESPONSES, TLS_CONFIG, CACHE_KEY_PARAMETERS, CACHE_NAMESPACE,
                        INTEGRATION_SUBTYPE, PAYLOAD_FORMAT_VERSION, RESPONSE_PARAMETERS, SERVER_NAME_TO_VERIFY ->
                    Message.of("drift.line.setting", label, what.words(), worded(told(deployed)),
                            worded(told(working)));
            };
        }

        private Object told(Object value) {
            if (!MAPPINGS.contains(what)) {
                return value;
            }
            String unquoted = QUOTED.matcher(value.toString()).replaceAll("'(hidden)'");
            return FIXED.matcher(unquoted).replaceAll("${to}(hidden)");
        }

        private static Object worded(Object value) {
            return value.equals("") ? Message.of("drift.nothing") : value;
        }
    }

    /** Every difference, by path, method and setting. */
    public static List<Difference> between(ApiDefinition deployed, ApiDefinition working) {
        record Pair(ApiMethod method, boolean served) {}
        Comparator<ApiMethod> order = Comparator.comparing(ApiMethod::path).thenComparing(ApiMethod::httpMethod);
        TreeMap<ApiMethod, Pair> served = new TreeMap<>(order);
        deployed.methods().forEach(method -> served.put(method, new Pair(method, true)));
        TreeMap<ApiMethod, Pair> all = new TreeMap<>(order);
        working.methods().forEach(method -> all.put(method, new Pair(method, false)));
        served.forEach(all::putIfAbsent);
        List<Difference> differences = new ArrayList<>();
        all.forEach((key, pair) -> {
            Pair now = served.get(key);
            if (now == null) {
                differences.add(new Difference(key.label(), What.METHOD_ADDED, "", key.label()));
            } else if (pair.served()) {
                differences.add(new Difference(key.label(), What.METHOD_REMOVED, key.label(), ""));
            } else {
                differences.addAll(between(now.method(), pair.method()));
            }
        });
        return List.copyOf(differences);
    }

    /**
     * The differences of one method. How a method authorises, the backend's method and the passthrough behaviour count only where
     * both sides name them, since an export leaves them out.
     */
    public static List<Difference> between(ApiMethod deployed, ApiMethod working) {
        Integration was = deployed.integration();
        Integration is = working.integration();
        Settings settings = new Settings(working.label());
        settings.compare(What.TIMEOUT, was.timeout(), is.timeout());
        settings.compare(What.TYPE, was.type().name(), is.type().name());
        settings.compare(What.URI, address(was.uri()), address(is.uri()));
        settings.compareNamed(What.BACKEND_METHOD, was.httpMethod(), is.httpMethod());
        settings.compare(What.TRANSFER_MODE, was.transferMode().name(), is.transferMode().name());
        settings.compare(What.CONNECTION_TYPE, was.connectionType(), is.connectionType());
        settings.compare(What.CONNECTION_ID, was.connectionId(), is.connectionId());
        settings.compare(What.CREDENTIALS, was.credentials(), is.credentials());
        settings.compareNamed(What.PASSTHROUGH, was.passthroughBehavior(), is.passthroughBehavior());
        settings.compareNamed(What.AUTHORIZATION, deployed.authorizationType(), working.authorizationType());
        settings.compare(What.API_KEY, String.valueOf(deployed.apiKeyRequired()),
                String.valueOf(working.apiKeyRequired()));
        Map<String, String> before = MethodSettings.complete(deployed.settings());
        MethodSettings.complete(working.settings()).forEach((setting, value) -> {
            String served = before.get(setting);
            if (served != null) {
                settings.compare(What.of(setting), served, value);
            }
        });
        settings.differences.sort(Comparator.comparing(Difference::what));
        return List.copyOf(settings.differences);
    }

    /**
     * What a deployment publishes too but nobody can see in both answers, in words, so that "no difference" is not read as "none at
     * all" (AWS: updating a REST API names what takes effect by redeployment only).
     */
    public static Message notCompared(ApiType type) {
        return Message.of(type == ApiType.REST ? "drift.not-compared.rest" : "drift.not-compared.http");
    }

    /** An HTTP API's export gives the path of a function's invocation where the integration itself gives the function's ARN. */
    public static String address(String uri) {
        Matcher invocation = INVOCATION.matcher(uri);
        return invocation.matches() ? invocation.group("function") : uri;
    }

    private static final class Settings {

        private final String label;
        private final List<Difference> differences = new ArrayList<>();

        private Settings(String label) {
            this.label = label;
        }

        private void compare(What what, Object deployed, Object working) {
            if (!deployed.equals(working)) {
                differences.add(new Difference(label, what, deployed, working));
            }
        }

        private void compareNamed(What what, String deployed, String working) {
            if (!deployed.isEmpty() && !working.isEmpty()) {
                compare(what, deployed, working);
            }
        }
    }
}
