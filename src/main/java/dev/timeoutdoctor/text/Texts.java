package dev.timeoutdoctor.text;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The message bundle of one language. Every pattern is a {@link MessageFormat} pattern, with or without arguments, so an
 * apostrophe is always written twice. Durations are written as people say them ({@code 29.0 s}, {@code 350 ms}), whole numbers
 * with thousands separators, instants in UTC.
 */
public final class Texts {

    private static final String BUNDLE = "dev.timeoutdoctor.text.messages";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Of more days nobody can count the milliseconds in a long number. */
    private static final long COUNTABLE_DAYS = 100_000_000_000L;

    private final ResourceBundle bundle;
    private final Locale locale;

    private Texts(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /** The texts for a locale; languages without a bundle fall back to English. */
    public static Texts in(Locale locale) {
        ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Locale spoken = bundle.getLocale().getLanguage().isEmpty() ? Locale.ENGLISH : bundle.getLocale();
        return new Texts(bundle, spoken);
    }

    /** The English texts. */
    public static Texts english() {
        return in(Locale.ENGLISH);
    }

    /**
     * The text of a message.
     *
     * @throws java.util.MissingResourceException where the bundle lacks the key: a bug
     */
    public String of(Message message) {
        // Whole numbers stay numbers, so that a pattern can choose between one and many.
        Object[] written = message.arguments().stream()
                .map(argument -> argument instanceof Integer || argument instanceof Long ? argument : write(argument))
                .toArray();
        return new MessageFormat(bundle.getString(message.key()), locale).format(written);
    }

    /** The text of a key with arguments. */
    public String of(String key, Object... arguments) {
        return of(Message.of(key, arguments));
    }

    /** The text of a message that stands in sentences elsewhere, as a line begins with it. */
    public String atStart(Message message) {
        String text = of(message);
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(locale) + text.substring(1);
    }

    /** Whether the bundle has a text for a key. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** Whether every key that a message needs is there, also in its arguments. */
    public boolean has(Message message) {
        return has(message.key()) && message.arguments().stream().allMatch(this::sayable);
    }

    private boolean sayable(Object argument) {
        return switch (argument) {
            case Message message -> has(message);
            case Collection<?> many -> many.stream().allMatch(this::sayable);
            default -> true;
        };
    }

    /** Every key of the bundle. */
    public Set<String> keys() {
        return bundle.keySet();
    }

    /** One argument as it stands in a sentence. */
    public String write(Object argument) {
        return switch (argument) {
            case Message message -> of(message);
            case Duration duration -> duration(duration);
            case Instant instant -> TIME.format(instant);
            case Integer number -> NumberFormat.getIntegerInstance(locale).format(number);
            case Long number -> NumberFormat.getIntegerInstance(locale).format(number);
            case Collection<?> many -> many.stream().map(this::write).collect(Collectors.joining(", "));
            default -> argument.toString();
        };
    }

    /** A duration as people say it: {@code 350 ms}, {@code 3.0 s}, {@code 29.0 s}, {@code 14 min 50 s}, {@code 3 h 20 min}, {@code 7 d}. */
    public String duration(Duration duration) {
        if (Math.abs(duration.toDays()) > COUNTABLE_DAYS) {
            return duration.toDays() + " d";
        }
        long millis = duration.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 120_000) {
            NumberFormat seconds = NumberFormat.getInstance(locale);
            seconds.setMinimumFractionDigits(1);
            seconds.setMaximumFractionDigits(1);
            return seconds.format(millis / 1_000.0) + " s";
        }
        long seconds = Math.round(millis / 1_000.0);
        if (seconds < 3_600) {
            return joined(seconds / 60, "min", seconds % 60, "s");
        }
        long minutes = Math.round(seconds / 60.0);
        if (minutes >= 2 * 24 * 60) {
            long hours = Math.round(minutes / 60.0);
            return joined(hours / 24, "d", hours % 24, "h");
        }
        return joined(minutes / 60, "h", minutes % 60, "min");
    }

    private static String joined(long large, String largeUnit, long small, String smallUnit) {
        return small == 0 ? large + " " + largeUnit : large + " " + largeUnit + " " + small + " " + smallUnit;
    }
}
