/** Tests of parts of the services that need no wire. */
@NullMarked
package dev.timeoutdoctor.lab.service;

import org.jspecify.annotations.NullMarked;
