package org.quartic.spec;

import java.util.Locale;

/** How the constants of an enum are written in a spec and its renderings: {@code STANDARD_ERROR} is {@code standard-error}. */
final class Words {
    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
