package org.quartic.cli;

import java.util.Locale;

/** What a plot shows. */
enum PlotKind {
    CONVERGENCE("a history: looks, as 'quartic export RUN --history' writes them"), CORRELATORS(
            "a result of the schema quartic.result/1"), SWEEP("a sweep of the schema quartic.sweep/1");

    private final String input;

    PlotKind(String input) {
        this.input = input;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What files it is made of. */
    String input() {
        return input;
    }

    /** Reads the words of the command line. */
    static final class Converter extends WordConverter<PlotKind> {
        Converter() {
            super(values(), PlotKind::word);
        }
    }
}
