package org.quartic.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How a result is written. */
enum OutputFormat {
    /** For people. */
    TABLE,
    /** Everything, for programs. */
    JSON,
    /** One row per correlator. */
    CSV;

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the words of the command line. */
    static final class Converter implements ITypeConverter<OutputFormat> {
        @Override
        public OutputFormat convert(String value) {
            return Arrays.stream(values()).filter(format -> format.word().equals(value)).findFirst()
                    .orElseThrow(() -> new TypeConversionException("'" + value + "' is none of "
                            + Arrays.stream(values()).map(OutputFormat::word).collect(Collectors.joining(", "))));
        }
    }
}
