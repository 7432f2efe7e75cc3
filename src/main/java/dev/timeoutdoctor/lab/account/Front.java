package dev.timeoutdoctor.lab.account;

import java.time.Duration;
import java.util.Map;

/**
 * A hosting platform or CDN in front of API Gateway, which is not AWS's.
 *
 * @param patience
 *            after which it stops waiting and answers by itself
 * @param status
 *            of its own answer
 * @param headers
 *            of its own answer
 */
public record Front(Duration patience, int status, Map<String, String> headers, String body) {

    public Front {
        headers = Map.copyOf(headers);
    }
}
