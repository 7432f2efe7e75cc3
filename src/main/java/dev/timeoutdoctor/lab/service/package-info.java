/** The AWS services that the lab answers for, one class a service. */
@NullMarked
package dev.timeoutdoctor.lab.service;

import org.jspecify.annotations.NullMarked;
