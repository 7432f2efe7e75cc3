package dev.timeoutdoctor.evidence;

import java.time.Duration;

/**
 * What a method calls. Texts that AWS did not give are empty.
 *
 * @param httpMethod the method towards the backend
 * @param uri may hold {@code ${stageVariables.NAME}}
 * @param timeout AWS's {@code timeoutInMillis}; 29 s where AWS names none (AWS: API Gateway API reference, Integration)
 * @param connectionType {@code INTERNET} or {@code VPC_LINK}
 * @param connectionId the VPC link's id
 */
public record Integration(IntegrationType type, String httpMethod, String uri, Duration timeout,
        TransferMode transferMode,
        String connectionType, String connectionId, String credentials, String passthroughBehavior) {

    /** AWS's default for REST APIs. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMillis(29_000);

    /** The integration of a method that has none. */
    public static final Integration NONE = new Integration(IntegrationType.NONE, "", "", DEFAULT_TIMEOUT,
            TransferMode.BUFFERED,
            "INTERNET", "", "", "");

    public boolean usesVpcLink() {
        return connectionType.equals("VPC_LINK");
    }
}
