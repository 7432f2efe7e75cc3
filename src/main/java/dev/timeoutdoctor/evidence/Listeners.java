package dev.timeoutdoctor.evidence;

import java.util.List;

/** A load balancer's listeners, by port. */
public record Listeners(List<Listener> listeners) {

    public Listeners {
        listeners = List.copyOf(listeners);
    }

    /**
     * One listener.
     *
     * @param protocol {@code TCP}, {@code TLS}, {@code UDP}, {@code TCP_UDP}, {@code HTTP}, {@code HTTPS}, …
     * @param targetGroups where it forwards to by default; groups with weight 0 are left out
     * @param otherActions what else it does by default, for example {@code fixed-response}
     */
    public record Listener(String arn, int port, String protocol, List<String> targetGroups,
            List<String> otherActions) {

        public Listener {
            targetGroups = List.copyOf(targetGroups);
            otherActions = List.copyOf(otherActions);
        }

        /** As people say it: {@code TCP 80}. */
        public String label() {
            return protocol + " " + port;
        }
    }
}
