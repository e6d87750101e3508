package org.quartic.plot;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Equal factors are equally long. Both ends above 0. */
record LogScale(double low, double high) implements Scale {
    private static final double NEARLY = 1e-9;
    // Between these powers of ten numbers are written out.
    private static final int SMALLEST_PLAIN = -2;
    private static final int LARGEST_PLAIN = 3;
    private static final List<Integer> POWERS = List.of(1);
    private static final List<Integer> DIGITS = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9);

    @Override
    public double fraction(double value) {
        return value > 0.0 ? logarithmOfRatio(value, low) / logarithmOfRatio(high, low) : Double.NEGATIVE_INFINITY;
    }

    /** ln(a / b), also where the ratio of numbers is none. */
    static double logarithmOfRatio(double a, double b) {
        double ratio = a / b;
        return ratio > 0.0 && ratio < Double.POSITIVE_INFINITY ? StrictMath.log(ratio)
                : StrictMath.log(a) - StrictMath.log(b);
    }

    @Override
    public OptionalInt power(int room) {
        return isNarrow(room) ? even().power(room) : OptionalInt.empty();
    }

    @Override
    public List<Tick> ticks(int room) {
        if (isNarrow(room)) {
            return even().ticks(room);
        }
        List<Integer> labelled = labelled(room);
        int decades = Math.max(1, Math.ceilDiv(count(POWERS), room));
        var ticks = new ArrayList<Tick>();
        boolean plain = first() >= SMALLEST_PLAIN && last() <= LARGEST_PLAIN + 1;
        for (int power = first(); power <= last(); power++) {
            for (int digit : DIGITS) {
                double value = value(digit, power).doubleValue();
                boolean large = labelled.contains(digit) && Math.floorMod(power, decades) == 0;
                // Where decades are left out, those in between are the small ticks.
                if (within(value) && (large || decades == 1 || digit == 1)) {
                    ticks.add(large ? new Tick(value, label(digit, power, plain)) : Tick.small(value));
                }
            }
        }
        return ticks;
    }

    private int first() {
        return (int) Math.floor(StrictMath.log10(low));
    }

    private int last() {
        return (int) Math.ceil(StrictMath.log10(high));
    }

    /** Whether it is so short that no two round numbers, one digit and zeros, are labelled on it: then its ticks are those of equal steps. */
    private boolean isNarrow(int room) {
        return high < 10.0 * low && count(labelled(room)) < 2;
    }

    private LinearScale even() {
        return new LinearScale(low, high);
    }

    private boolean within(double value) {
        return value >= low * (1.0 - NEARLY) && value <= high * (1.0 + NEARLY);
    }

    /** The leading digits that are labelled: powers of ten alone where these are enough. */
    private List<Integer> labelled(int room) {
        List<List<Integer>> choices = List.of(POWERS, List.of(1, 3), List.of(1, 2, 5), DIGITS);
        List<Integer> best = choices.getFirst();
        for (List<Integer> choice : choices) {
            int count = count(choice);
            if (count > room) {
                break;
            }
            best = choice;
            if (count >= 3) {
                break;
            }
        }
        return best;
    }

    private int count(List<Integer> digits) {
        int count = 0;
        for (int power = first(); power <= last(); power++) {
            for (int digit : digits) {
                count += within(value(digit, power).doubleValue()) ? 1 : 0;
            }
        }
        return count;
    }

    private static BigDecimal value(int digit, int power) {
        return new BigDecimal(BigInteger.valueOf(digit), -power);
    }

    private static MathText label(int digit, int power, boolean plain) {
        if (plain) {
            return MathText.plain(value(digit, power).toPlainString());
        }
        MathText ten = powerOfTen(power);
        return digit == 1 ? ten : MathText.plain(digit + "×").plus(ten);
    }

    /** 10 with the power raised. */
    static MathText powerOfTen(int power) {
        return MathText.of("10^{" + (power < 0 ? "−" : "") + Math.abs(power) + "}");
    }
}
