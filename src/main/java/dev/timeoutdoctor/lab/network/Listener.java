package dev.timeoutdoctor.lab.network;

/** A listener that forwards everything on its port to one target group. */
public record Listener(String arn, int port, String protocol, String targetGroupArn) {}
