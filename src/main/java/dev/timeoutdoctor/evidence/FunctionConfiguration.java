package dev.timeoutdoctor.evidence;

import java.time.Duration;
import java.time.Instant;

/**
 * A Lambda function's settings, from GetFunctionConfiguration. Texts that AWS did not give are empty.
 *
 * @param arn with qualifier where one was asked for
 * @param timeout Lambda's own limit, 1 to 900 s
 * @param memoryMegabytes 128 to 10,240; CPU grows with it (AWS: Lambda, configuring memory)
 * @param state {@code Active}, {@code Pending}, {@code Inactive}, {@code Failed}, …
 * @param lastUpdateStatus {@code Successful}, {@code InProgress} or {@code Failed}
 * @param revisionId the lock that an update passes back
 * @param logGroup the function's log group
 * @param vpc subnets and security groups, where it is in a VPC
 * @param code what it runs
 */
public record FunctionConfiguration(String arn, String name, String version, Duration timeout, int memoryMegabytes,
        String runtime,
        String state, String stateReason, String lastUpdateStatus, String lastUpdateReason, boolean inVpc,
        String revisionId,
        String logGroup, VpcConfig vpc, Code code) {

    /**
     * The code and when code or settings were changed last.
     *
     * @param sha256 tells whether two versions run the same code
     * @param bytes the package's size
     * @param layerBytes the size of all layers
     * @param changedAt when the code or any setting was changed; 1970 where AWS did not say
     */
    public record Code(String sha256, long bytes, long layerBytes, Instant changedAt) {

        /** Nothing is known of it. */
        public static final Code UNKNOWN = new Code("", 0, 0, Instant.EPOCH);
    }
}
