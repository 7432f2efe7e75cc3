/** AWS's own service models: what they say of a request and of an answer, held against the lab and the fixtures. */
@NullMarked
package dev.timeoutdoctor.lab.model;

import org.jspecify.annotations.NullMarked;
