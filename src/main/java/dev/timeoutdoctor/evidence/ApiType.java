package dev.timeoutdoctor.evidence;

/** The three kinds of API that Amazon API Gateway has. */
public enum ApiType {
    REST, HTTP, WEBSOCKET
}
