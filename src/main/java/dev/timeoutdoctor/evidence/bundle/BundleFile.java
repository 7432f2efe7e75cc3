package dev.timeoutdoctor.evidence.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.databind.JsonNode;

/** The zip of a bundle. Entries are streamed, never extracted; each look opens the file anew and keeps to the limits again. */
final class BundleFile {

    static final String MANIFEST = "manifest.json";

    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
    private static final Pattern INVISIBLE = Pattern
            .compile("[\\p{Cntrl}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]");
    private static final long LONGEST_DIRECTORY = 16L * 1024 * 1024;
    private static final int LONGEST_SHOWN = 120;

    private final Path path;
    private final BundleLimits limits;
    private final UntrustedJson json;

    BundleFile(Path path, BundleLimits limits) {
        this.path = path;
        this.limits = limits;
        this.json = new UntrustedJson(limits);
    }

    /** A name out of a bundle as it may stand in a sentence: on one line, not endless. */
    static String shown(String name) {
        String plain = INVISIBLE.matcher(name).replaceAll("?");
        return plain.length() > LONGEST_SHOWN ? plain.substring(0, LONGEST_SHOWN) + "…" : plain;
    }

    /**
     * Looks at the directory alone and gives the names of the files in it.
     *
     * @throws RefusedBundle where it breaks a rule
     */
    Set<String> names() throws IOException {
        ZipEnd end = ZipEnd.of(path);
        if (end.entries() < 0 || end.entries() > limits.entries()) {
            throw new RefusedBundle("too-many-entries", limits.entries());
        }
        if (end.directoryBytes() < 0 || end.directoryBytes() > LONGEST_DIRECTORY) {
            throw new RefusedBundle("damaged");
        }
        try (ZipFile zip = open()) {
            if (zip.size() > limits.entries()) {
                throw new RefusedBundle("too-many-entries", limits.entries());
            }
            Set<String> names = new HashSet<>();
            for (ZipEntry entry : zip.stream().toList()) {
                checkName(entry.getName());
                if (!names.add(entry.getName())) {
                    throw new RefusedBundle("duplicate-name", shown(entry.getName()));
                }
            }
            names.removeIf(name -> name.endsWith("/"));
            return names;
        }
    }

    private static void checkName(String name) throws RefusedBundle {
        if (name.contains("..") || name.startsWith("/") || name.contains("\\") || DRIVE.matcher(name).matches()) {
            throw new RefusedBundle("bad-name", shown(name));
        }
    }

    /**
     * Unpacks everything once, counting, and keeps nothing.
     *
     * @param answers names of the entries that must be JSON in UTF-8
     * @throws RefusedBundle where a limit is passed or an entry is damaged
     */
    void scan(Set<String> answers) throws IOException {
        long total = 0;
        try (ZipFile zip = open()) {
            for (ZipEntry entry : zip.stream().filter(each -> !each.isDirectory()).toList()) {
                try (Unpacking unpacking = unpacking(zip, entry, total)) {
                    if (answers.contains(entry.getName())) {
                        json.scan(unpacking, entry.getName());
                    }
                    unpacking.transferTo(OutputStream.nullOutputStream());
                    total += unpacking.count();
                }
            }
        }
    }

    /**
     * One entry as a tree.
     *
     * @throws RefusedBundle where a limit is passed, or it is damaged or not there
     * @throws IllegalArgumentException where it is not JSON, with the place
     */
    JsonNode tree(String name) throws IOException {
        try (ZipFile zip = open()) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new RefusedBundle("no-entry", shown(name));
            }
            try (Unpacking unpacking = unpacking(zip, entry, 0)) {
                return json.tree(unpacking, name);
            }
        }
    }

    private ZipFile open() throws IOException {
        return new ZipFile(path.toFile(), ZipFile.OPEN_READ, StandardCharsets.UTF_8);
    }

    private Unpacking unpacking(ZipFile zip, ZipEntry entry, long before) throws IOException {
        InputStream unpacked = zip.getInputStream(entry);
        if (unpacked == null) {
            throw new RefusedBundle("damaged-entry", shown(entry.getName()));
        }
        return new Unpacking(unpacked, entry, limits, before);
    }
}
