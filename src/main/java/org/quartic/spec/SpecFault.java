package org.quartic.spec;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One thing wrong with a run spec. Each text is of one line.
 *
 * @param path
 *            where it is, such as {@code ensemble.width} or {@code points[2][0]}; empty if it concerns the text as a whole
 * @param found
 *            what stands there
 * @param allowed
 *            what may stand there
 * @param line
 *            the line of the text, from 1, where known; never for an override
 * @param suggestion
 *            what was probably meant
 */
public record SpecFault(String path, String found, String allowed, OptionalInt line, Optional<String> suggestion) {

    /** The fault in one line for people. */
    public String describe() {
        var text = new StringBuilder();
        line.ifPresent(number -> text.append("line ").append(number).append(": "));
        if (!path.isEmpty()) {
            text.append(path).append(": ");
        }
        text.append("found ").append(found).append("; allowed: ").append(allowed);
        suggestion.ifPresent(meant -> text.append("; did you mean ").append(meant).append('?'));
        return text.toString();
    }
}
