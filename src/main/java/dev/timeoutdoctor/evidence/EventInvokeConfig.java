package dev.timeoutdoctor.evidence;

import java.time.Duration;

/**
 * How Lambda treats asynchronous calls of the function, from GetFunctionEventInvokeConfig; it exists only where somebody set it, so
 * it shows that asynchronous calls are meant.
 *
 * @param retries 0 to 2
 * @param maximumAge how long a call may wait; zero where AWS's default holds
 * @param onFailure ARN of where failed calls go, or empty
 */
public record EventInvokeConfig(int retries, Duration maximumAge, String onSuccess, String onFailure) {}
