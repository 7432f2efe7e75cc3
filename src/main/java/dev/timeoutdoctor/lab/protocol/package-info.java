/** AWS's wire protocols over HTTP: requests, replies, refusals, JSON, XML and query forms. */
@NullMarked
package dev.timeoutdoctor.lab.protocol;

import org.jspecify.annotations.NullMarked;
