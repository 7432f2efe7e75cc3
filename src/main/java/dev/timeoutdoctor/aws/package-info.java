/** The only package that knows the AWS SDK: credentials, Regions, clients, calls, error mapping. */
@NullMarked
package dev.timeoutdoctor.aws;

import org.jspecify.annotations.NullMarked;
