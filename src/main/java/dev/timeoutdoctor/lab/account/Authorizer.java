package dev.timeoutdoctor.lab.account;

/** A Lambda authorizer of a REST API; it is asked before each call, without a cache. */
public record Authorizer(String id, String name, String functionName) {}
