package dev.timeoutdoctor.evidence;

import java.util.List;
import java.util.Optional;

/** The NAT gateways of a VPC. */
public record NatGateways(List<NatGateway> gateways) {

    public NatGateways {
        gateways = List.copyOf(gateways);
    }

    /** The gateway with an id, where it was read. */
    public Optional<NatGateway> of(String id) {
        return gateways.stream().filter(gateway -> gateway.id().equals(id)).findFirst();
    }

    /**
     * One NAT gateway.
     *
     * @param subnetId empty for a regional one, which is in no subnet
     * @param state {@code available}, {@code pending}, {@code failed}, {@code deleting} or {@code deleted}
     * @param connectivity {@code public}, or {@code private}: no way to the internet
     */
    public record NatGateway(String id, String subnetId, String state, String connectivity) {}
}
