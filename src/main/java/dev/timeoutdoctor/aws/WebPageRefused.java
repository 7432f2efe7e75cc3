package dev.timeoutdoctor.aws;

import java.util.Locale;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Refuses a web page that comes with a status of success: a proxy's sign-in page is no answer of AWS, yet the SDK would read one
 * where XML is expected as an answer without members.
 */
final class WebPageRefused implements ExecutionInterceptor {

    /** Marks the failure; never retried. */
    static final class WebPageException extends SdkClientException {

        private static final long serialVersionUID = 1;

        WebPageException() {
            super(SdkClientException.builder().message("The answer is a web page"));
        }

        @Override
        public boolean retryable() {
            return false;
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
