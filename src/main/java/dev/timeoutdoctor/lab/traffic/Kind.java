package dev.timeoutdoctor.lab.traffic;

/** The kinds of API, as far as their calls look different from outside. */
public enum Kind {
    REST, HTTP, WEBSOCKET
}
