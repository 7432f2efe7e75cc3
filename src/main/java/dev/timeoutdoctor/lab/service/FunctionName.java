package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.LambdaFunction;
import dev.timeoutdoctor.lab.account.LambdaFunction.Version;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.protocol.RestRoute.RestCall;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The function that a call names, and the alias or version that it asks for.
 *
 * @param qualifier
 *            empty where the call names none
 */
record FunctionName(LambdaFunction function, String qualifier) {

    /** Name, partial ARN or ARN, each with an optional qualifier. */
    private static final Pattern NAME = Pattern.compile(
            "(?:arn:aws:lambda:([a-z0-9-]+):(\\d{12}):function:|(\\d{12}):function:)?([A-Za-z0-9-_]+)(?::([A-Za-z0-9$_-]+))?");

    static FunctionName of(Account account, RestCall call) {
        String given = call.path("function");
        Matcher name = NAME.matcher(given);
        if (!name.matches()) {
            throw new Refusal(400, "ValidationException", "1 validation error detected: Value '" + given
                    + "' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern");
        }
        String inName = name.group(5);
        String qualifier = call.request().parameter("Qualifier").orElse(inName == null ? "" : inName);
        Refusal notFound = new Refusal(404, "ResourceNotFoundException", "Function not found: "
                + account.functionArn(name.group(4)) + (qualifier.isEmpty() ? "" : ":" + qualifier));
        boolean elsewhere = name.group(1) != null && !name.group(1).equals(account.region());
        Optional<LambdaFunction> function = elsewhere ? Optional.empty() : account.function(name.group(4));
        return function.filter(found -> qualifier.isEmpty() || found.alias(qualifier).isPresent()
                || found.version(qualifier).isPresent()).map(found -> new FunctionName(found, qualifier))
                .orElseThrow(() -> notFound);
    }

    /** The version that the qualifier stands for; of an alias its own, whatever share others have. */
    Version version() {
        String number = function.alias(qualifier).map(LambdaFunction.Alias::version).orElse(qualifier);
        return function.version(number.isEmpty() ? LambdaFunction.LATEST : number).orElseThrow();
    }

    String arn(Account account) {
        return account.functionArn(function.name()) + (qualifier.isEmpty() ? "" : ":" + qualifier);
    }
}
