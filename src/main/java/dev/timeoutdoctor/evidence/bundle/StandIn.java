package dev.timeoutdoctor.evidence.bundle;

/**
 * What stands in a masked bundle for something that identifies.
 *
 * @param original as it was read
 * @param standIn of the same shape; the same everywhere
 */
public record StandIn(Kind kind, String original, String standIn) {

    /** What was replaced, in the order in which it is shown. */
    public enum Kind {
        /** An AWS account's 12 digits. */
        ACCOUNT,
        /** An API's id. */
        API,
        /** The name of a function, an API, a role, a log group and the like. */
        NAME,
        /** A part of a host name. */
        HOST,
        /** An IP address, or a block of them. */
        ADDRESS,
        /** The id of a VPC, a subnet, a security group and the like. */
        NETWORK,
        /** A request, a trace, a stream: whatever is one of many. */
        IDENTIFIER
    }
}
