package org.quartic.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as a legend has room for them. */
final class Concise {
    private Concise() {}

    /** With the error of its last two digits in brackets, −0.992(12); without one, to three digits. */
    static String of(double value, double error) {
        if (!(error > 0.0) || !Double.isFinite(error) || !Double.isFinite(value)) {
            return digits(value);
        }
        BigDecimal rounded = BigDecimal.valueOf(error).round(new MathContext(2));
        int scale = Math.max(0, 1 - (rounded.precision() - rounded.scale() - 1));
        String digits = BigDecimal.valueOf(value).setScale(scale, RoundingMode.HALF_EVEN).toPlainString();
        BigDecimal shown = rounded.setScale(scale, RoundingMode.HALF_EVEN);
        // Where the error is above 1 its point would be missed.
        String bracket = rounded.doubleValue() >= 1.0 ? shown.toPlainString() : shown.unscaledValue().toString();
        return (digits + "(" + bracket + ")").replace('-', '−');
    }

    /** Not negative, to two decimals, or to three digits where it is large. */
    static String decimals(double value) {
        if (!Double.isFinite(value)) {
            return "undefined";
        }
        return value < 0.005 ? "0.00"
                : BigDecimal.valueOf(value).setScale(value < 10.0 ? 2 : value < 100.0 ? 1 : 0, RoundingMode.HALF_EVEN)
                        .toPlainString();
    }

    private static String digits(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).round(new MathContext(3)).stripTrailingZeros().toPlainString()
                        .replace('-', '−')
                : "undefined";
    }
}
