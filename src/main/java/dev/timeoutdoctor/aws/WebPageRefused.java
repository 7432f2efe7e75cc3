package dev.timeoutdoctor.aws;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Refuses a web page that comes with a status of success: a proxy's sign-in page is no answer of AWS, yet the SDK would read one
 * where XML is expected as an answer without members.
 */
final class WebPageRefused implements ExecutionInterceptor {

    private static final Pattern PAGE = Pattern.compile("^\\s*<(!doctype html|html)", Pattern.CASE_INSENSITIVE);
    private static final int LOOK = 256;

    /** Not one of the SDK's own exceptions, so it is neither tried again nor replaced by another. */
    static final class WebPageException extends RuntimeException {

        private static final long serialVersionUID = 1;

        WebPageException() {
            super("The answer is a web page");
        }
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(Context.ModifyHttpResponse context,
            ExecutionAttributes attributes) {
        if (!context.httpResponse().isSuccessful()) {
            return context.responseBody();
        }
        return context.responseBody().map(WebPageRefused::checked);
    }

    /** Looks at the body, not at its type: emulators send JSON as {@code text/html}. */
    private static InputStream checked(InputStream body) {
        BufferedInputStream buffered = new BufferedInputStream(body, LOOK);
        buffered.mark(LOOK);
        try {
            String begin = new String(buffered.readNBytes(LOOK), StandardCharsets.UTF_8);
            buffered.reset();
            if (isPage(begin)) {
                throw new WebPageException();
            }
            return buffered;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a text begins as a web page does. */
    static boolean isPage(String text) {
        return PAGE.matcher(text).find();
    }
}
