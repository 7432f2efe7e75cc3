package dev.timeoutdoctor.evidence;

/** AWS's integration types; {@code NONE} is a method that has no integration yet. */
public enum IntegrationType {
    AWS, AWS_PROXY, HTTP, HTTP_PROXY, MOCK, NONE
}
