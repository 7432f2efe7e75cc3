/** What lies between the gateway and private backends: VPC, load balancers, targets, VPC links. */
@NullMarked
package dev.timeoutdoctor.lab.network;

import org.jspecify.annotations.NullMarked;
