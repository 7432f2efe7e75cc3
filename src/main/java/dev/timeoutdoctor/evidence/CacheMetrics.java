package dev.timeoutdoctor.evidence;

/**
 * What CloudWatch counted at the stage's cache, for the method where it has metrics of its own, else for the stage.
 *
 * @param hits requests that the cache answered
 * @param misses requests that went on to the backend although caching is on for them
 */
public record CacheMetrics(TimeWindow window, boolean perMethod, long hits, long misses) {}
