package org.quartic.spec;

import com.typesafe.config.ConfigResolver;
import com.typesafe.config.ConfigValue;
import java.util.OptionalInt;

/**
 * Asked for what a substitution names and the spec does not hold. It has nothing, and reports those that are written out: a text from
 * elsewhere must not read this machine's environment, nor be taken to have done so because {@code ${?NAME}} found nothing.
 */
final class RefusedSubstitutions implements ConfigResolver {
    private final String text;
    private final Faults faults;

    RefusedSubstitutions(String text, Faults faults) {
        this.text = text;
        this.faults = faults;
    }

    @Override
    public ConfigValue lookup(String path) {
        // "key += value" asks for the key's earlier value under the same guise; only what is written as a substitution is one.
        OptionalInt line = SpecText.lineOf(text.replace("\"", ""), "${?" + path + "}");
        if (line.isPresent()) {
            faults.add("", "${?" + path + "}", "substitution of what the spec itself holds", line);
        }
        return null;
    }

    @Override
    public ConfigResolver withFallback(ConfigResolver fallback) {
        return this;
    }
}
