package dev.timeoutdoctor.lab.protocol;

/** A call that AWS would refuse: HTTP status, error code and message. Each protocol writes it in its own shape. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String text;

    public Refusal(int status, String code, String text) {
        // No stack trace: this is an answer, not a fault of the lab.
        super(text, null, false, false);
        this.status = status;
        this.code = code;
        this.text = text;
    }

    public static Refusal badRequest(String text) {
        return new Refusal(400, "BadRequestException", text);
    }

    public static Refusal notFound(String text) {
        return new Refusal(404, "NotFoundException", text);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String text() {
        return text;
    }
}
