package dev.timeoutdoctor.lab.protocol;

import tools.jackson.databind.JsonNode;

/** Writes one XML answer, element by element. */
public final class Xml {

    private final StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final String root;

    /** Opens the root element; an empty namespace means none. */
    public Xml(String root, String namespace) {
        this.root = root;
        out.append('<').append(root);
        if (!namespace.isEmpty()) {
            out.append(" xmlns=\"").append(namespace).append('"');
        }
        out.append('>');
    }

    public Xml open(String name) {
        out.append('<').append(name).append('>');
        return this;
    }

    public Xml close(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    public Xml text(String name, String value) {
        open(name);
        value.codePoints().forEach(this::escaped);
        return close(name);
    }

    /** All members of the object; lists stand under their own name with one {@code listElement} for each entry. */
    public Xml members(JsonNode object, String listElement) {
        object.properties().forEach(member -> member(member.getKey(), member.getValue(), listElement));
        return this;
    }

    private void member(String name, JsonNode value, String listElement) {
        if (value.isArray()) {
            open(name);
            value.forEach(each -> member(listElement, each, listElement));
            close(name);
        } else if (value.isObject()) {
            open(name).members(value, listElement).close(name);
        } else {
            text(name, value.asString(""));
        }
    }

    /** Closes the root and gives the document. */
    public String finish() {
        close(root);
        return out.toString();
    }

    private void escaped(int c) {
        switch (c) {
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append("&amp;");
            default -> {
                // Control characters cannot stand in XML 1.0 at all, not even escaped.
                boolean allowed = c >= 0x20 || c == '\t' || c == '\n' || c == '\r';
                out.appendCodePoint(allowed ? c : '?');
            }
        }
    }
}
