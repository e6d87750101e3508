package org.quartic.cli;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one of several words of the command line. */
abstract class WordConverter<T> implements ITypeConverter<T> {
    private final List<T> values;
    private final Function<T, String> word;

    WordConverter(T[] values, Function<T, String> word) {
        this.values = Arrays.asList(values);
        this.word = word;
    }

    @Override
    public final T convert(String text) {
        return values.stream().filter(value -> word.apply(value).equals(text)).findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "'" + text + "' is none of " + values.stream().map(word).collect(Collectors.joining(", "))));
    }
}
