package dev.timeoutdoctor.lab.account;

import java.util.function.UnaryOperator;

/**
 * The one owner of the account's state. Readers get an immutable snapshot; changes happen one after the other, each on
 * the outcome of the one before, so that a refused change leaves nothing behind.
 */
public final class AccountStore {

    private volatile Account current;

    public AccountStore(Account start) {
        current = start;
    }

    public Account current() {
        return current;
    }

    /** Applies the change as a whole and returns the new account; what the change throws is passed on. */
    public synchronized Account change(UnaryOperator<Account> change) {
        current = change.apply(current);
        return current;
    }
}
