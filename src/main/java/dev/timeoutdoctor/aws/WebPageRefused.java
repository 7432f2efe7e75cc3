package dev.timeoutdoctor.aws;

import java.util.Locale;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Refuses a web page that comes with a status of success: a proxy's sign-in page is no answer of AWS, yet the SDK would read one
 * where XML is expected as an answer without members.
 */
final class WebPageRefused implements ExecutionInterceptor {

    /** Not one of the SDK's own exceptions, so it is neither tried again nor replaced by another. */
    static final class WebPageException extends RuntimeException {

        private static final long serialVersionUID = 1;

        WebPageException() {
            super("The answer is a web page");
        }
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        boolean page = context.httpResponse().firstMatchingHeader("Content-Type")
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("text/html")).isPresent();
        if (context.httpResponse().isSuccessful() && page) {
            throw new WebPageException();
        }
    }
}
