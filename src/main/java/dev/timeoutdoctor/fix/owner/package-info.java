/** Whose the settings are that a change edits: a CloudFormation stack's, Terraform's or nobody's, and what is known of their drift. */
@NullMarked
package dev.timeoutdoctor.fix.owner;

import org.jspecify.annotations.NullMarked;
