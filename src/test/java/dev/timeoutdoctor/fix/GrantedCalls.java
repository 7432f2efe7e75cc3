package dev.timeoutdoctor.fix;

import java.util.Set;
import java.util.stream.Collectors;

/** What the policy of a kind of change allows, for tests of other packages. */
public final class GrantedCalls {

    private GrantedCalls() {}

    /** Services and operations: {@code lambda UpdateAlias}. */
    public static Set<String> of(ChangeKind kind) {
        return ChangePermissions.operations(kind).map(each -> each.service() + " " + each.operation())
                .collect(Collectors.toSet());
    }
}
