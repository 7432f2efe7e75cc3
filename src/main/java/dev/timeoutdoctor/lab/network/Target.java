package dev.timeoutdoctor.lab.network;

/**
 * Something registered in a target group, with what really stands behind it.
 *
 * @param id
 *            its IPv4 address
 * @param port
 *            the registered port
 * @param appPort
 *            the port on which the application listens; the same where all is well
 * @param healthPath
 *            the path on which the application answers health checks
 * @param securityGroupId
 *            empty where it has none
 */
public record Target(String id, int port, String zone, int appPort, String healthPath, String securityGroupId) {

    public Target onPort(int registered) {
        return new Target(id, registered, zone, appPort, healthPath, securityGroupId);
    }
}
