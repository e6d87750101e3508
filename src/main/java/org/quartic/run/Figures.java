package org.quartic.run;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

import org.quartic.cumulant.Estimate;

/** Numbers as people read them, the same in every locale: no more digits than the error bar bears out. */
public final class Figures {
    private static final int DIGITS_OF_AN_ERROR = 2;
    private static final int DIGITS_WITHOUT_ERROR = 10;
    // Beyond so many decimals, or places before the point, a power of ten is easier to read.
    private static final int PLAIN_DECIMALS = 10;
    private static final int PLAIN_PLACES = 9;
    private static final String UNDEFINED = "undefined";
    private static final String[] PREFIXES = {"", " k", " M", " G", " T", " P", " E"};

    private Figures() {}

    /** Value and standard error, both to two significant digits of the error: {@code 0.00046081 ± 0.00000012}. */
    public static String estimate(Estimate estimate) {
        double value = estimate.value();
        double error = estimate.standardError();
        if (!Double.isFinite(value)) {
            return UNDEFINED;
        }
        if (!Double.isFinite(error)) {
            return significant(value, DIGITS_WITHOUT_ERROR) + " ± " + UNDEFINED;
        }
        if (error == 0.0) {
            return significant(value, DIGITS_WITHOUT_ERROR) + " ± 0";
        }
        BigDecimal rounded = asError(error);
        BigDecimal kept = BigDecimal.valueOf(value).setScale(rounded.scale(), RoundingMode.HALF_EVEN);
        int power = sharedPower(kept, rounded);
        return power == 0 ? kept.toPlainString() + " ± " + rounded.toPlainString()
                : "(" + scaled(kept, power) + " ± " + scaled(rounded, power) + ")e" + power;
    }

    /** Both ends to two significant digits of the half-width: {@code [0.00046057, 0.00046105]}. */
    public static String interval(double lower, double upper) {
        double half = (upper - lower) / 2.0;
        if (!Double.isFinite(half)) {
            return UNDEFINED;
        }
        if (!(half > 0.0)) {
            return "[" + significant(lower, DIGITS_WITHOUT_ERROR) + ", " + significant(upper, DIGITS_WITHOUT_ERROR)
                    + "]";
        }
        int scale = asError(half).scale();
        BigDecimal low = BigDecimal.valueOf(lower).setScale(scale, RoundingMode.HALF_EVEN);
        BigDecimal high = BigDecimal.valueOf(upper).setScale(scale, RoundingMode.HALF_EVEN);
        int power = sharedPower(low, high);
        return power == 0 ? "[" + low.toPlainString() + ", " + high.toPlainString() + "]"
                : "[" + scaled(low, power) + ", " + scaled(high, power) + "]e" + power;
    }

    /** A number to so many significant digits: {@code 0.012}, {@code 9.2e-6}. */
    public static String significant(double value, int digits) {
        if (!Double.isFinite(value)) {
            return UNDEFINED;
        }
        if (value == 0.0) {
            return "0";
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(digits)).stripTrailingZeros();
        int power = leadingPower(rounded);
        return power >= -4 && power < PLAIN_PLACES ? rounded.toPlainString() : scaled(rounded, power) + "e" + power;
    }

    /** A count to three digits with a decimal prefix: {@code 1.23 M}. */
    public static String count(double count) {
        if (!Double.isFinite(count)) {
            return UNDEFINED;
        }
        BigDecimal rounded = BigDecimal.valueOf(count).round(new MathContext(3));
        int prefix = Math.clamp(rounded.signum() == 0 ? 0 : Math.floorDiv(leadingPower(rounded), 3), 0,
                PREFIXES.length - 1);
        return rounded.movePointLeft(3 * prefix).stripTrailingZeros().toPlainString() + PREFIXES[prefix];
    }

    /** A size of memory to three digits: {@code 1.5 GiB}. */
    public static String bytes(long bytes) {
        return bytes < 1L << 30 ? significant(bytes / 0x1p20, 3) + " MiB" : significant(bytes / 0x1p30, 3) + " GiB";
    }

    /** A time to two or three digits in the unit people would use: {@code 1.9 s}, {@code 12 min}. */
    public static String duration(double seconds) {
        if (!Double.isFinite(seconds)) {
            return UNDEFINED;
        }
        if (seconds < 100.0) {
            return significant(seconds, 2) + " s";
        }
        if (seconds < 100.0 * 60.0) {
            return significant(seconds / 60.0, 2) + " min";
        }
        if (seconds < 48.0 * 3600.0) {
            return significant(seconds / 3600.0, 2) + " h";
        }
        return significant(seconds / 86400.0, 3) + " days";
    }

    // 0.01 becomes 0.010: the digits are told, zeros too.
    private static BigDecimal asError(double error) {
        BigDecimal rounded = BigDecimal.valueOf(error).round(new MathContext(DIGITS_OF_AN_ERROR));
        return rounded.setScale(DIGITS_OF_AN_ERROR - 1 - leadingPower(rounded), RoundingMode.HALF_EVEN);
    }

    // 0 where both are short enough written out.
    private static int sharedPower(BigDecimal one, BigDecimal other) {
        int power = Math.max(leadingPower(one), leadingPower(other));
        return one.scale() > PLAIN_DECIMALS || power >= PLAIN_PLACES ? power : 0;
    }

    private static int leadingPower(BigDecimal number) {
        return number.signum() == 0 ? Integer.MIN_VALUE : number.precision() - number.scale() - 1;
    }

    private static String scaled(BigDecimal number, int power) {
        return number.movePointLeft(power).toPlainString();
    }
}
