package org.quartic.plot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Equal factors are equally long. Both ends above 0. */
record LogScale(double low, double high) implements Scale {
    private static final double NEARLY = 1e-9;
    // Between these powers of ten numbers are written out.
    private static final int SMALLEST_PLAIN = -2;
    private static final int LARGEST_PLAIN = 3;

    @Override
    public double fraction(double value) {
        return value > 0.0 ? StrictMath.log(value / low) / StrictMath.log(high / low) : Double.NEGATIVE_INFINITY;
    }

    @Override
    public List<Tick> ticks(int room) {
        int first = (int) Math.floor(StrictMath.log10(low));
        int last = (int) Math.ceil(StrictMath.log10(high));
        List<Integer> labelled = labelled(first, last, room);
        int decades = Math.ceilDiv(last - first + 1, Math.max(1, room));
        var ticks = new ArrayList<Tick>();
        boolean plain = first >= SMALLEST_PLAIN && last <= LARGEST_PLAIN + 1;
        for (int power = first; power <= last; power++) {
            for (int digit = 1; digit <= 9; digit++) {
                double value = new BigDecimal(java.math.BigInteger.valueOf(digit), -power).doubleValue();
                boolean large = labelled.contains(digit) && Math.floorMod(power, decades) == 0;
                // Where decades are left out, those in between are the small ticks.
                if (within(value) && (large || decades == 1 || digit == 1)) {
                    ticks.add(large ? new Tick(value, label(digit, power, plain)) : Tick.small(value));
                }
            }
        }
        return ticks;
    }

    private boolean within(double value) {
        return value >= low * (1.0 - NEARLY) && value <= high * (1.0 + NEARLY);
    }

    /** The leading digits that are labelled: powers of ten alone where these are enough. */
    private List<Integer> labelled(int first, int last, int room) {
        List<List<Integer>> choices = List.of(List.of(1), List.of(1, 3), List.of(1, 2, 5),
                List.of(1, 2, 3, 4, 5, 6, 7, 8, 9));
        List<Integer> best = choices.getFirst();
        for (List<Integer> choice : choices) {
            long count = count(choice, first, last);
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

    private long count(List<Integer> digits, int first, int last) {
        long count = 0;
        for (int power = first; power <= last; power++) {
            for (int digit : digits) {
                count += within(new BigDecimal(java.math.BigInteger.valueOf(digit), -power).doubleValue()) ? 1 : 0;
            }
        }
        return count;
    }

    private static MathText label(int digit, int power, boolean plain) {
        if (plain) {
            return MathText.plain(new BigDecimal(java.math.BigInteger.valueOf(digit), -power).toPlainString());
        }
        MathText ten = powerOfTen(power);
        return digit == 1 ? ten : MathText.plain(digit + "×").plus(ten);
    }

    /** 10 with the power raised. */
    static MathText powerOfTen(int power) {
        return MathText.of("10^{" + (power < 0 ? "−" : "") + Math.abs(power) + "}");
    }
}
