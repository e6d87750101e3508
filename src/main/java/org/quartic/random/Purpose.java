package org.quartic.random;

/** What random numbers are for. Numbers of different purposes never meet, whatever the seed, block, draw or slot. */
public enum Purpose {
    /** The draws that are counted. */
    MAIN(0),
    /** The draws of a first phase, which choose how to count. */
    PILOT(1),
    /** Token parameters that are drawn once and then kept. */
    FROZEN_TOKENS(2),
    /** The scrambling of a low-discrepancy sequence. */
    SCRAMBLE(3),
    /** Fields that are drawn to be looked at. */
    FIELD_SAMPLES(4);

    private final int code;

    Purpose(int code) {
        this.code = code;
    }

    /** The four bits by which the counter knows it: never to be changed, or old results change. */
    int code() {
        return code;
    }
}
