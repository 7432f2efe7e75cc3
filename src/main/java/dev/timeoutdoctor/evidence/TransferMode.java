package dev.timeoutdoctor.evidence;

/** How a REST API passes the answer on (AWS: responseTransferMode). Streaming may take 15 minutes. */
public enum TransferMode {
    BUFFERED, STREAM
}
