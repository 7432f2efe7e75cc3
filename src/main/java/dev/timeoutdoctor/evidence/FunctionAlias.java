package dev.timeoutdoctor.evidence;

import java.util.Map;

/**
 * The alias that the route calls, from GetAlias.
 *
 * @param version the version that it points to
 * @param otherVersions versions that get a part of the calls, with their share from 0 to 1 (AWS: Lambda API reference, AliasRoutingConfiguration)
 */
public record FunctionAlias(String name, String version, Map<String, Double> otherVersions) {

    public FunctionAlias {
        otherVersions = Map.copyOf(otherVersions);
    }
}
