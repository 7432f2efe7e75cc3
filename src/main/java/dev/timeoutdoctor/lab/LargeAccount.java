package dev.timeoutdoctor.lab;

import dev.timeoutdoctor.lab.protocol.Json;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Accounts with many APIs, to see how a survey of them fares. Always the same for the same numbers; every seventh method
 * waits three seconds only.
 */
public final class LargeAccount {

    private static final int METHODS_OF_A_RESOURCE = 2;

    private LargeAccount() {}

    /**
     * A scenario whose account has that many REST APIs.
     *
     * @param methods
     *            of each API, at least 2
     */
    public static Scenario of(int apis, int methods) {
        if (apis < 1 || apis > 600 || methods < METHODS_OF_A_RESOURCE || methods > 1_000) {
            throw new IllegalArgumentException(
                    "1 to 600 APIs with 2 to 1000 methods each, not " + apis + " with " + methods);
        }
        ObjectNode scenario = Json.object().put("title", apis + " APIs").put("quote", "Which of them can time out?")
                .put("story",
                        "An account with " + apis + " REST APIs of " + methods + " methods each. Find those whose "
                                + "integrations wait three seconds only.")
                .put("level", "hard");
        scenario.putArray("hints").add("No API has to be opened to find them.").add("Look over all of them at once.")
                .add("Every seventh method has a timeout of 3,000 ms.");
        scenario.put("cause", "integration-timeout-low");
        scenario.set("request", request());
        ObjectNode account = scenario.putObject("account");
        ArrayNode list = account.putArray("apis");
        for (int i = 0; i < apis; i++) {
            api(list.addObject(), i, methods);
        }
        ObjectNode backend = account.putArray("backends").addObject().put("uri", "https://fleet.example.com/");
        backend.putObject("work").put("atLeast", "PT4S").put("atMost", "PT5S");
        ObjectNode rule = scenario.putArray("rules").addObject().put("times", 1).put("status", 200).put("missing",
                "The call still fails: {status} after {seconds} s.");
        rule.set("request", request());
        scenario.put("solved", "The call was answered.");
        return ScenarioReader.read("large-account", Json.write(scenario));
    }

    private static ObjectNode request() {
        return Json.object().put("apiId", id(0)).put("stage", "prod").put("method", "GET").put("path", "/r0");
    }

    private static String id(int number) {
        return String.format(Locale.ROOT, "fleet%05d", number);
    }

    private static void api(ObjectNode api, int number, int methods) {
        api.put("id", id(number)).put("name", "fleet-" + number).put("before", "P100D");
        ArrayNode resources = api.putArray("resources");
        resources.addObject().put("id", "root" + number).put("path", "/");
        for (int i = 0; i * METHODS_OF_A_RESOURCE < methods; i++) {
            ObjectNode resource = resources.addObject().put("id", "res" + i).put("path", "/r" + i);
            ObjectNode named = resource.putObject("methods");
            method(named.putObject("GET"), "GET", i, number);
            if (i * METHODS_OF_A_RESOURCE + 1 < methods) {
                method(named.putObject("POST"), "POST", i, number);
            }
        }
        api.putArray("deployments").addObject().put("id", "dep001").put("before", "P10D");
        api.putArray("stages").addObject().put("name", "prod").put("deploymentId", "dep001").put("before", "P100D")
                .put("updatedBefore", "P10D");
    }

    private static void method(ObjectNode method, String name, int resource, int api) {
        int place = resource * METHODS_OF_A_RESOURCE + (name.equals("GET") ? 0 : 1);
        method.putObject("integration").put("type", "HTTP_PROXY").put("httpMethod", name)
                .put("uri", "https://fleet.example.com/" + api + "/r" + resource)
                .put("timeoutInMillis", place % 7 == 0 ? 3_000 : 29_000);
    }
}
