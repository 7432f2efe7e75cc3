package dev.timeoutdoctor.evidence;

/**
 * How many requests reached all REST and HTTP APIs of the Region, which share one rate (AWS: API Gateway quotas, throttle per account
 * and Region).
 *
 * @param peakPerSecond the mean of the busiest minute, so a shorter burst may have been higher
 */
public record RegionTraffic(TimeWindow window, double peakPerSecond) {}
