/** Step 8, VPC link and targets: whether this integration has one, and what is known of it. */
@NullMarked
package dev.timeoutdoctor.ui.step.vpclink;

import org.jspecify.annotations.NullMarked;
