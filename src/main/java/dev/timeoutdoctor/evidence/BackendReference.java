package dev.timeoutdoctor.evidence;

import dev.timeoutdoctor.evidence.Listeners.Listener;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an integration leads that calls an HTTP address or goes through a VPC link, with the stage's variables filled in. What it does
 * not say is empty, or 0.
 *
 * @param vpcLink the VPC link's id; empty where it goes over the internet
 * @param newerLink whether the link is of version 2, which apigatewayv2 describes (AWS: set up a private integration)
 * @param balancerArn the load balancer that the integration itself names
 * @param listenerArn the listener that the integration itself names
 * @param balancerName the load balancer's name, where the address is a load balancer's own
 * @param scheme {@code http} or {@code https}
 * @param host the address's host: for a link of version 1 only the Host header and the name in the certificate
 * @param port the port, the scheme's own where the address names none
 * @param path the address's path
 */
public record BackendReference(String vpcLink, boolean newerLink, String balancerArn, String listenerArn,
        String balancerName, String scheme, String host, int port, String path) {

    private static final Pattern ADDRESS = Pattern
            .compile("(?i)(?<scheme>https?)://(?<host>[^/:?#]+)(:(?<port>\\d{1,5}))?(?<path>/[^?#]*)?.*");
    private static final Pattern LISTENER = Pattern
            .compile(
                    "(?<before>arn:[a-z-]+:elasticloadbalancing:[^:]*:\\d*:)listener/(?<balancer>(net|app)/[^/]+/[^/]+)/.+");
    private static final Pattern BALANCER = Pattern
            .compile("arn:[a-z-]+:elasticloadbalancing:[^:]*:(?<account>\\d*):loadbalancer/.+");
    /** AWS: the DNS name of a load balancer is its name and an id, after {@code internal-} for internal application ones. */
    private static final Pattern BALANCER_HOST = Pattern.compile(
            "(internal-)?(?<name>[a-z0-9-]+)-[a-z0-9]+\\.(elb\\.[a-z0-9-]+|[a-z0-9-]+\\.elb)\\.amazonaws\\.com(\\.cn)?");

    /** Reads an integration. */
    public static BackendReference of(ApiType type, Integration integration, Map<String, String> variables) {
        String link = integration.usesVpcLink() ? StageVariables.fill(integration.connectionId(), variables) : "";
        boolean newer = integration.usesVpcLink()
                && (type != ApiType.REST || !integration.integrationTarget().isEmpty());
        String uri = StageVariables.fill(integration.uri(), variables);
        String target = StageVariables.fill(integration.integrationTarget(), variables);
        String named = uri.startsWith("arn:") ? uri : target;
        Matcher listener = LISTENER.matcher(named);
        boolean names = listener.matches();
        String balancer = names
                ? listener.group("before") + "loadbalancer/" + listener.group("balancer")
                : BALANCER.matcher(named).matches() ? named : "";
        return address(uri, new BackendReference(link, newer, balancer, names ? named : "", "", "", "", 0, ""));
    }

    private static BackendReference address(String uri, BackendReference named) {
        Matcher address = ADDRESS.matcher(uri);
        if (!address.matches()) {
            return named;
        }
        String scheme = address.group("scheme").toLowerCase(Locale.ROOT);
        String host = address.group("host").toLowerCase(Locale.ROOT);
        Matcher balancer = BALANCER_HOST.matcher(host);
        int port = Optional.ofNullable(address.group("port")).map(Integer::parseInt)
                .orElse(scheme.equals("https") ? 443 : 80);
        return new BackendReference(named.vpcLink(), named.newerLink(), named.balancerArn(), named.listenerArn(),
                balancer.matches() ? balancer.group("name") : "", scheme, host, port,
                Optional.ofNullable(address.group("path")).orElse("/"));
    }

    /** Whether it goes through a VPC link. */
    public boolean isPrivate() {
        return !vpcLink.isEmpty() || newerLink;
    }

    /** Whether a load balancer stands behind it, as far as the integration tells: any link of version 1 leads to one. */
    public boolean hasBalancer() {
        return isPrivate() ? !newerLink || !balancerArn.isEmpty() : !balancerName.isEmpty();
    }

    /** The listener that the integration calls: the one that it names, else the one on its port. */
    public Optional<Listener> listener(Listeners listeners) {
        return listeners.listeners().stream().filter(
                listener -> listenerArn.isEmpty() ? listener.port() == port : listener.arn().equals(listenerArn))
                .findFirst();
    }

    /** The account in a load balancer's ARN, or empty. */
    public static String account(String balancerArn) {
        Matcher matcher = BALANCER.matcher(balancerArn);
        return matcher.matches() ? matcher.group("account") : "";
    }
}
