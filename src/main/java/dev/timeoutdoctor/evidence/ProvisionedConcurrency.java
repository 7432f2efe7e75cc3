package dev.timeoutdoctor.evidence;

import java.util.List;

/** Which versions and aliases of the function are kept warm, from ListProvisionedConcurrencyConfigs; empty where none is. */
public record ProvisionedConcurrency(List<Provisioned> configurations) {

    public ProvisionedConcurrency {
        configurations = List.copyOf(configurations);
    }

    /**
     * One version or alias.
     *
     * @param arn with the qualifier
     * @param requested executions that are to be kept warm
     * @param available executions that are warm now
     * @param status {@code READY}, {@code IN_PROGRESS} or {@code FAILED}
     */
    public record Provisioned(String arn, int requested, int available, String status) {}
}
