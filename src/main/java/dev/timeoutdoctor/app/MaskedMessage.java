package dev.timeoutdoctor.app;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** The log's message and stack trace, masked. Named in {@code logback.xml}. */
public final class MaskedMessage extends ClassicConverter {

    private final ThrowableProxyConverter throwable = new ThrowableProxyConverter();

    @Override
    public void start() {
        throwable.start();
        super.start();
    }

    @Override
    public String convert(ILoggingEvent event) {
        String trace = throwable.convert(event);
        String text = event.getFormattedMessage() + (trace.isEmpty() ? "" : System.lineSeparator() + trace);
        return Masking.mask(text);
    }
}
