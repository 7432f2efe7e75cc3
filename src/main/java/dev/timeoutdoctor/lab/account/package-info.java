/** What stands in the simulated account: APIs with working copy and deployed snapshots, functions, quotas, backends. */
@NullMarked
package dev.timeoutdoctor.lab.account;

import org.jspecify.annotations.NullMarked;
