package dev.timeoutdoctor.connect;

/** Who AWS takes us for, from STS GetCallerIdentity. */
public record Identity(String account, String arn, String userId) {

    /** The account with its middle hidden, for headers and pictures: {@code 1234…9012}. */
    public String shortAccount() {
        return account.length() == 12 ? account.substring(0, 4) + "…" + account.substring(8) : account;
    }
}
