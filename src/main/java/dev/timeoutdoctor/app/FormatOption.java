package dev.timeoutdoctor.app;

import dev.timeoutdoctor.app.DiagnoseCommand.Format;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Formats on the command line: {@code text}, {@code json}, {@code md}, {@code html}. */
final class FormatOption implements ITypeConverter<Format> {

    @Override
    public Format convert(String text) {
        return switch (text.trim().toLowerCase(Locale.ROOT)) {
            case "text" -> Format.TEXT;
            case "json" -> Format.JSON;
            case "md" -> Format.MD;
            case "html" -> Format.HTML;
            default -> throw new TypeConversionException("'" + text + "' is not text, json, md or html");
        };
    }
}
