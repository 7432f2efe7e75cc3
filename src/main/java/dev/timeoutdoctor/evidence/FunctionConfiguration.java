package dev.timeoutdoctor.evidence;

import java.time.Duration;

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
 */
public record FunctionConfiguration(String arn, String name, String version, Duration timeout, int memoryMegabytes,
        String runtime,
        String state, String stateReason, String lastUpdateStatus, String lastUpdateReason, boolean inVpc,
        String revisionId,
        String logGroup, VpcConfig vpc) {}
