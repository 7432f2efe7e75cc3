package dev.timeoutdoctor.session;

/** The eleven steps, in the wizard's order. Names and leads stand in the message bundle: {@code step.<id>.title}. */
public enum StepId {
    CONNECT(1, "connect", Group.SET_UP),
    FIND_REQUEST(2, "find-request", Group.SET_UP),
    REPRODUCE(3, "reproduce", Group.SET_UP),
    TIMEOUT_SETTINGS(4, "timeout-settings", Group.DIAGNOSE_AND_FIX),
    RAISE_TIMEOUT(5, "raise-timeout", Group.DIAGNOSE_AND_FIX),
    SPEED_UP_LAMBDA(6, "speed-up-lambda", Group.DIAGNOSE_AND_FIX),
    RESPOND_ASYNC(7, "respond-async", Group.DIAGNOSE_AND_FIX),
    VPC_LINK(8, "vpc-link", Group.DIAGNOSE_AND_FIX),
    COMMON_MISTAKES(9, "common-mistakes", Group.WRAP_UP),
    PREVENT(10, "prevent", Group.WRAP_UP),
    REPORT(11, "report", Group.WRAP_UP);

    /** Headings of the list of steps. */
    public enum Group {
        SET_UP, DIAGNOSE_AND_FIX, WRAP_UP
    }

    private final int number;
    private final String id;
    private final Group group;

    StepId(int number, String id, Group group) {
        this.number = number;
        this.id = id;
        this.group = group;
    }

    /** Kebab-case: in message keys, node ids and picture names. */
    public String id() {
        return id;
    }

    public Group group() {
        return group;
    }

    /** 1 to 11. */
    public int number() {
        return number;
    }
}
