package dev.timeoutdoctor.evidence.bundle;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Masks host names label by label, so that a domain and the names below it stay related. AWS's own names keep their form; of those
 * only what a customer has in them is replaced.
 */
final class HostNames {

    private static final Pattern OF_AWS = Pattern.compile(
            "(?:.*\\.)?(?:amazonaws\\.com(?:\\.cn)?|api\\.aws|on\\.aws|cloudfront\\.net|amplifyapp\\.com|ec2\\.internal|compute\\.internal)");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");
    /** What follows a customer's own part in AWS's names. */
    private static final Set<String> MARKERS = Set.of("execute-api", "elb", "vpce", "lambda-url", "s3", "cloudfront",
            "amplifyapp", "appsync-api", "compute", "compute-1", "ec2", "rds", "cache", "es");
    private static final String VPC_ENDPOINT = "-vpce-";
    /** Endings that are no word of a program: the commonest top-level domains, and what people use at home. */
    private static final Set<String> ENDINGS = Set.of("com", "net", "org", "io", "dev", "app", "cloud", "info", "biz",
            "edu", "gov", "tech", "online", "site", "shop", "store", "ai", "co", "me", "tv", "de", "uk", "fr", "it",
            "es", "nl", "be", "at", "ch", "pl", "se", "no", "dk", "fi", "eu", "us", "ca", "mx", "br", "ar", "au", "nz",
            "jp", "cn", "kr", "in", "sg", "hk", "tw", "za", "ru", "ua", "cz", "pt", "gr", "ie", "il", "ae", "tr",
            "local", "internal", "intranet", "corp", "lan", "home", "localdomain", "example", "test", "invalid",
            "bank", "rocks", "museum", "agency", "health", "finance", "group", "network", "systems", "solutions",
            "digital", "media", "world", "xyz", "pro", "jobs", "travel", "energy", "capital", "software");
    /** Endings of files, which stand in every stack trace. */
    private static final Set<String> FILES = Set.of("py", "js", "mjs", "cjs", "ts", "mts", "jsx", "tsx", "java", "kt",
            "go", "rb", "rs", "cs", "php", "c", "cc", "cpp", "h", "sh", "so", "jar", "zip", "json", "xml", "yml",
            "yaml", "html", "css", "txt", "log", "md", "sql", "csv", "pem", "conf", "ini", "properties");
    /** What begins packages only, and what begins packages too. */
    private static final Set<String> PROGRAMS = Set.of("java", "javax", "jakarta", "sun", "jdk");
    private static final Set<String> PACKAGES = Set.of("com", "org", "net", "io", "dev");

    private final StandIns standIns;
    private final Set<String> known;

    /**
     * With the stand-ins.
     *
     * @param known words that are host names whatever they look like, in small letters
     */
    HostNames(StandIns standIns, Collection<String> known) {
        this.standIns = standIns;
        this.known = Set.copyOf(known);
    }

    /** Whether a dotted word in running text is a host name, as far as one can tell; {@code index.handler} is none. */
    boolean isHost(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        List<String> labels = List.of(word.split("\\.", -1)); // as written: "failed.It" ends a sentence
        return OF_AWS.matcher(lower).matches() || known.contains(lower) || looksLikeOne(labels);
    }

    /** A class is written with a capital letter, a name of several words in a program without hyphens; hosts are in small letters. */
    private static boolean looksLikeOne(List<String> labels) {
        String last = labels.getLast();
        if (FILES.contains(last) || PROGRAMS.contains(labels.getFirst())
                || last.chars().anyMatch(Character::isUpperCase)) {
            return false;
        }
        boolean foreign = labels.stream().anyMatch(label -> label.startsWith("xn--")) || !ascii(labels);
        boolean several = labels.size() > 2 && labels.stream().noneMatch(label -> label.contains("_"));
        boolean small = labels.stream().noneMatch(label -> label.chars().anyMatch(Character::isUpperCase));
        return (ENDINGS.contains(last) && !(PACKAGES.contains(labels.getFirst()) && labels.size() > 3))
                || (small && (foreign || (several && !PACKAGES.contains(labels.getFirst()))));
    }

    private static boolean ascii(List<String> labels) {
        return labels.stream().allMatch(label -> label.chars().allMatch(c -> c < 0x80));
    }

    /** The host's stand-in. */
    String mask(String host) {
        List<String> labels = List.of(host.split("\\.", -1));
        if (labels.size() == 1) {
            return host.equalsIgnoreCase("localhost") ? host : label(host);
        }
        return OF_AWS.matcher(host.toLowerCase(Locale.ROOT)).matches() ? ofAws(labels) : ofOthers(labels);
    }

    private String ofAws(List<String> labels) {
        int customers = 0;
        for (int i = 0; i < labels.size(); i++) {
            if (MARKERS.contains(labels.get(i).toLowerCase(Locale.ROOT))) {
                customers = Math.max(customers, i);
            }
        }
        StringBuilder masked = new StringBuilder();
        for (int i = 0; i < labels.size(); i++) {
            String label = labels.get(i);
            boolean kept = i >= customers || REGION.matcher(label).matches()
                    || MARKERS.contains(label.toLowerCase(Locale.ROOT));
            masked.append(i == 0 ? "" : ".").append(kept ? label : customer(label));
        }
        return masked.toString();
    }

    /** An API's id, with a VPC endpoint's or without, a load balancer's name, a distribution. */
    private String customer(String label) {
        int endpoint = label.indexOf(VPC_ENDPOINT);
        if (endpoint > 0) {
            return customer(label.substring(0, endpoint)) + "-" + standIns.network(label.substring(endpoint + 1));
        }
        if (label.matches("vpce-[0-9a-f]{8,17}.*")) {
            int end = label.indexOf('-', "vpce-".length());
            return end < 0
                    ? standIns.network(label)
                    : standIns.network(label.substring(0, end)) + "-" + label(label.substring(end + 1));
        }
        return label.startsWith("internal-")
                ? "internal-" + label(label.substring("internal-".length()))
                : label(label);
    }

    private String ofOthers(List<String> labels) {
        StringBuilder masked = new StringBuilder();
        for (int i = 0; i < labels.size() - 1; i++) {
            masked.append(labels.get(i).equals("*") ? "*" : label(labels.get(i))).append('.');
        }
        return masked.append(labels.getLast()).toString();
    }

    private String label(String label) {
        return standIns.known(StandIn.Kind.API, label).or(() -> standIns.known(StandIn.Kind.NAME, label))
                .orElseGet(() -> standIns.label(label));
    }
}
