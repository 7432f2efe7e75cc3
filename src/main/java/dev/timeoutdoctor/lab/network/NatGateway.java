package dev.timeoutdoctor.lab.network;

import java.time.Instant;

/**
 * A NAT gateway in a subnet.
 *
 * @param state
 *            pending, failed, available, deleting or deleted
 */
public record NatGateway(String id, String subnetId, String state, Instant created) {}
