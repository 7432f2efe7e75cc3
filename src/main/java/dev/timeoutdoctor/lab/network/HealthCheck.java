package dev.timeoutdoctor.lab.network;

import java.util.Arrays;

/**
 * How targets are checked (AWS: ELBv2, ModifyTargetGroup).
 *
 * @param protocol
 *            TCP, HTTP or HTTPS
 * @param path
 *            empty for TCP
 * @param port
 *            a number, or {@code traffic-port}
 * @param httpCodes
 *            the codes of healthy targets, such as 200 or 200-299,404; empty for TCP
 */
public record HealthCheck(String protocol, String path, String port, int intervalSeconds, int timeoutSeconds,
        int healthyThreshold, int unhealthyThreshold, String httpCodes) {

    public static final String TRAFFIC_PORT = "traffic-port";

    /** With what AWS sets where the owner did not. */
    public static HealthCheck of(String protocol, String path) {
        boolean http = protocol.startsWith("HTTP");
        return new HealthCheck(protocol, path, TRAFFIC_PORT, 30, http ? 6 : 10, 5, 2, http ? "200" : "");
    }

    public boolean isHttp() {
        return protocol.startsWith("HTTP");
    }

    int portOf(Target target) {
        return port.equals(TRAFFIC_PORT) ? target.port() : Integer.parseInt(port);
    }

    boolean accepts(int code) {
        return Arrays.stream(httpCodes.split(",")).map(range -> range.split("-", 2))
                .anyMatch(range -> Integer.parseInt(range[0]) <= code
                        && code <= Integer.parseInt(range[range.length - 1]));
    }
}
