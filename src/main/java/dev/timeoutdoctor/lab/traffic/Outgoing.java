package dev.timeoutdoctor.lab.traffic;

import java.time.Duration;
import java.util.Optional;

/**
 * What an integration sends out, whichever kind of API it belongs to.
 *
 * @param type
 *            AWS, AWS_PROXY, HTTP, HTTP_PROXY or MOCK
 * @param uri
 *            with all variables filled in
 * @param link
 *            the VPC link that it goes through
 * @param event
 *            whether a function is invoked without waiting for it ({@code X-Amz-Invocation-Type: Event})
 * @param streams
 *            whether the answer is to be streamed
 * @param successStatus
 *            of a non-proxy integration
 * @param sourceArn
 *            as which API Gateway calls a function
 */
record Outgoing(Kind kind, String type, String uri, Duration timeout, Optional<Link> link, boolean event,
        boolean streams, int successStatus, String sourceArn) {

    /**
     * A VPC link and where in it to go.
     *
     * @param target
     *            the load balancer's or listener's ARN where the integration names one, as all do with the second kind
     *            of link
     */
    record Link(String id, String target) {}
}
