package dev.timeoutdoctor.evidence;

/**
 * Lambda's limits for the account in the function's Region, from GetAccountSettings.
 *
 * @param concurrentExecutions executions at once, over all functions
 * @param unreservedExecutions what of it is left for functions without a reservation
 */
public record LambdaAccount(int concurrentExecutions, int unreservedExecutions) {}
