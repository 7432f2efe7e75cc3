/** Where the failing API lives: profiles, Regions and identity as values, and the contract that {@code aws} implements. */
@NullMarked
package dev.timeoutdoctor.connect;

import org.jspecify.annotations.NullMarked;
