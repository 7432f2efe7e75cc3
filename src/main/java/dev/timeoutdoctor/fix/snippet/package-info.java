/** A change as an edit for the tools that own such settings: CloudFormation, SAM, CDK, Terraform and OpenAPI. */
@NullMarked
package dev.timeoutdoctor.fix.snippet;

import org.jspecify.annotations.NullMarked;
