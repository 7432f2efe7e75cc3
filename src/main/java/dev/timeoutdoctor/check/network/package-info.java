/** Checks of the way from the gateway to the servers: VPC link, load balancer, listener, targets, certificate. */
@NullMarked
package dev.timeoutdoctor.check.network;

import org.jspecify.annotations.NullMarked;
