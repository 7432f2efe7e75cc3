/** From what people paste to API, stage and method; paths matched as the gateway matches them. */
@NullMarked
package dev.timeoutdoctor.target;

import org.jspecify.annotations.NullMarked;
