package org.quartic.plot;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Equal steps are equally long. */
record LinearScale(double low, double high) implements Scale {
    private static final double NEARLY = 1e-9;
    // Numbers of more places than these are shorter with a power of ten.
    private static final int PLACES_BEFORE = 4;
    private static final int PLACES_BEHIND = 3;

    @Override
    public double fraction(double value) {
        return (value - low) / (high - low);
    }

    @Override
    public List<Tick> ticks(int room) {
        BigDecimal step = step(room);
        int parts = step.unscaledValue().intValue() == 2 ? 4 : 5;
        BigDecimal small = step.divide(BigDecimal.valueOf(parts), MathContext.DECIMAL64);
        int power = power(room).orElse(0);
        int scale = Math.max(0, step.stripTrailingZeros().scale() + power);
        var ticks = new ArrayList<Tick>();
        long first = (long) Math.ceil(low / small.doubleValue() - NEARLY);
        long last = (long) Math.floor(high / small.doubleValue() + NEARLY);
        for (long i = first; i <= last; i++) {
            BigDecimal value = small.multiply(BigDecimal.valueOf(i));
            ticks.add(i % parts == 0
                    ? new Tick(value.doubleValue(), label(value.movePointLeft(power).setScale(scale)))
                    : Tick.small(value.doubleValue()));
        }
        return ticks;
    }

    @Override
    public OptionalInt power(int room) {
        BigDecimal largest = BigDecimal.valueOf(Math.max(Math.abs(low), Math.abs(high)));
        int leading = largest.precision() - largest.scale() - 1;
        int places = step(room).stripTrailingZeros().scale();
        return leading > PLACES_BEFORE || places > PLACES_BEHIND && leading < 0 ? OptionalInt.of(leading)
                : OptionalInt.empty();
    }

    /** 1, 2 or 5 times a power of ten: the smallest that gives no more labels than there is room for. */
    private BigDecimal step(int room) {
        double rough = (high - low) / room;
        int power = (int) Math.floor(StrictMath.log10(rough));
        for (int p = power;; p++) {
            for (int factor : new int[]{1, 2, 5}) {
                BigDecimal step = new BigDecimal(BigInteger.valueOf(factor), -p);
                if (step.doubleValue() >= rough * (1.0 - NEARLY)) {
                    return step;
                }
            }
        }
    }

    private static MathText label(BigDecimal value) {
        return MathText.plain(value.toPlainString().replace('-', '−'));
    }
}
