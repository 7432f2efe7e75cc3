package dev.timeoutdoctor.evidence;

/** How a REST API is reached (AWS: endpoint types). Only Regional and private ones can wait longer than 29 s by quota. */
public enum EndpointType {
    REGIONAL, EDGE, PRIVATE
}
