package dev.timeoutdoctor.connect;

/** A Region: {@code us-east-1}, {@code US East (N. Virginia)}, partition {@code aws}. */
public record AwsRegion(String id, String name, String partition) {}
