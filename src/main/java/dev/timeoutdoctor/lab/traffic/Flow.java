package dev.timeoutdoctor.lab.traffic;

/** Calls that keep coming to one route, so that metrics and logs have a past. */
public record Flow(String apiId, String stage, String method, String path, int perHour) {}
