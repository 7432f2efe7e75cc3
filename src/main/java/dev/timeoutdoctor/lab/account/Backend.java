package dev.timeoutdoctor.lab.account;

/** A web service behind HTTP integrations: all addresses that start with {@code uri} are its own. */
public record Backend(String uri, Work work, int status, String body) {}
