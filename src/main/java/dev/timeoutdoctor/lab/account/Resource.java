package dev.timeoutdoctor.lab.account;

import java.util.Map;
import java.util.TreeMap;

/** A resource of a REST API: the whole path, the parent's id (empty at the root) and the methods by name. */
public record Resource(String id, String parentId, String path, Map<String, Method> methods) {

    public Resource {
        methods = Map.copyOf(methods);
    }

    /** The last part of the path; empty at the root. */
    public String pathPart() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public Resource withMethod(Method method) {
        Map<String, Method> changed = new TreeMap<>(methods);
        changed.put(method.httpMethod(), method);
        return new Resource(id, parentId, path, changed);
    }
}
