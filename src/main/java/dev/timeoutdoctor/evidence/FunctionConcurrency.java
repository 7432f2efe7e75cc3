package dev.timeoutdoctor.evidence;

/**
 * Reserved concurrency, from GetFunctionConcurrency (an empty answer means: none reserved).
 *
 * @param executions what is reserved; 0 switches the function off
 */
public record FunctionConcurrency(boolean reserved, int executions) {}
