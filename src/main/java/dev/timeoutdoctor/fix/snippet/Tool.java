package dev.timeoutdoctor.fix.snippet;

import dev.timeoutdoctor.text.Message;

/** The tools that people keep such settings in. */
public enum Tool {
    CLOUDFORMATION("cloudformation", "yaml"),
    SAM("sam", "yaml"),
    CDK("cdk", "typescript"),
    TERRAFORM("terraform",
            "hcl"),
    OPENAPI("openapi", "yaml");

    private final String id;
    private final String language;

    Tool(String id, String language) {
        this.id = id;
        this.language = language;
    }

    /** A word without spaces, for ids. */
    public String id() {
        return id;
    }

    /** What a snippet is written in, as fenced code blocks name it. */
    public String language() {
        return language;
    }

    /** The tool's name. */
    public Message title() {
        return Message.of("snippet.tool." + id);
    }
}
