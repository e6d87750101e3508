package org.quartic.cli;

import java.math.BigDecimal;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how many of something there are to be, at least one, however it is written: 1000000, 1e6 and 1.0e6 are the same, as in specs. */
final class WholeNumber implements ITypeConverter<Long> {
    private static final long MOST = 1_000_000_000_000_000L;
    /** Enough for any number up to the largest, and no decimal of a billion digits. */
    private static final int MOST_CHARACTERS = 40;
    private static final int MOST_PLACES = 40;

    @Override
    public Long convert(String text) {
        try {
            BigDecimal number = new BigDecimal(text.length() > MOST_CHARACTERS ? "" : text);
            if (Math.abs((long) number.scale()) < MOST_PLACES) {
                long whole = number.longValueExact();
                if (whole >= 1 && whole <= MOST) {
                    return whole;
                }
            }
        } catch (ArithmeticException | NumberFormatException notWhole) {
            throw refusal(text);
        }
        throw refusal(text);
    }

    private static TypeConversionException refusal(String text) {
        return new TypeConversionException("'" + text + "' is not a whole number from 1 to 10^15");
    }
}
