package org.quartic.spec;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a spec says at one path, read strictly: nothing is converted. A faulty value is reported and read as a stand-in, so that
 * everything else is still checked; a reading with a fault never yields a spec, so no stand-in ever leaves it.
 */
record Value(String path, ConfigValue raw, Faults faults) {
    private static final int SHOWN_CHARACTERS = 60;
    private static final int SHOWN_KEYS = 8;

    /** A finite number of this set. */
    double real(Reals admitted) {
        if (raw.valueType() == ConfigValueType.NUMBER) {
            double number = Double.parseDouble(text());
            if (admitted.contains(number)) {
                return number;
            }
        }
        refuse(admitted.description);
        return admitted.standIn;
    }

    /** A whole number in this range, however it is written (64, 64.0 and 6.4e1 are the same); exact over all 64 bits. */
    long whole(long least, long most) {
        return whole(least, most, wholeFrom(least, most));
    }

    long whole(long least, long most, String allowed) {
        Optional<Long> whole = exact();
        if (whole.isPresent() && whole.get() >= least && whole.get() <= most) {
            return whole.get();
        }
        refuse(allowed);
        return least;
    }

    static String wholeFrom(long least, long most) {
        return "a whole number from " + least + " to " + most;
    }

    private Optional<Long> exact() {
        // What overflows a double is refused first, so that no text can ask for a decimal of a billion digits.
        if (raw.valueType() != ConfigValueType.NUMBER || !Double.isFinite(Double.parseDouble(text()))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text()).longValueExact());
        } catch (ArithmeticException | NumberFormatException notWhole) {
            return Optional.empty();
        }
    }

    /** true or false. */
    boolean truth() {
        if (raw.valueType() == ConfigValueType.BOOLEAN) {
            return (Boolean) raw.unwrapped();
        }
        refuse("true or false", Misspelling.meant(text(), List.of("true", "false")));
        return false;
    }

    /** The text of a string; empty, without a fault, if the value is of another type. */
    Optional<String> string() {
        return raw.valueType() == ConfigValueType.STRING ? Optional.of((String) raw.unwrapped()) : Optional.empty();
    }

    /** A list, each of its elements read by the same function. */
    <T> List<T> list(String allowed, Function<Value, T> element) {
        Optional<List<Value>> elements = elements();
        if (elements.isEmpty()) {
            refuse(allowed);
        }
        return elements.orElse(List.of()).stream().map(element).toList();
    }

    /** The elements, if the value is a list: an object with numeric keys is none. */
    Optional<List<Value>> elements() {
        return raw instanceof ConfigList list
                ? Optional.of(IntStream.range(0, list.size())
                        .mapToObj(i -> new Value(path + "[" + i + "]", list.get(i), faults)).toList())
                : Optional.empty();
    }

    /** An object, to be read key by key. */
    Section section() {
        if (raw instanceof ConfigObject object) {
            return new Section(path, object, faults);
        }
        refuse("a section { ... }");
        return Section.unreadable(path, raw, faults);
    }

    /** Reports the value: this is allowed here, it is not. */
    void refuse(String allowed) {
        // A number in quotes is still a string, but it is plain what was meant.
        refuse(allowed, string().filter(text -> allowed.contains("number") && text.length() < SHOWN_CHARACTERS
                && text.matches("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?") && !beyondLong(text))
                .map(text -> text + " without quotes"));
    }

    void refuse(String allowed, Optional<String> suggestion) {
        refuse(found(), allowed, suggestion);
    }

    void refuse(String found, String allowed, Optional<String> suggestion) {
        faults.add(new SpecFault(path, found, allowed, Faults.line(raw.origin()), suggestion));
    }

    /** The value in a few words. */
    String found() {
        return switch (raw.valueType()) {
            case NULL -> "null";
            case NUMBER, BOOLEAN -> shortened(text());
            // HOCON itself takes an unquoted whole number beyond 64 bits for a string.
            case STRING -> beyondLong(text()) ? shortened(text()) : quoted(text());
            case LIST -> ((ConfigList) raw).isEmpty() ? "an empty list" : "a list of " + ((ConfigList) raw).size();
            case OBJECT -> ((ConfigObject) raw).isEmpty() ? "an empty object" : "an object { " + keys() + " }";
        };
    }

    private String keys() {
        var keys = ((ConfigObject) raw).keySet();
        String shown = keys.stream().sorted().limit(SHOWN_KEYS).map(ConfigUtil::joinPath)
                .collect(Collectors.joining(", "));
        return keys.size() > SHOWN_KEYS ? shown + ", ..." : shown;
    }

    /** A scalar as it was written. */
    private String text() {
        // Only a lookup as a string keeps the digits of a number: all others have passed through a double.
        return raw.valueType() == ConfigValueType.NUMBER ? raw.atKey("number").getString("number")
                : String.valueOf(raw.unwrapped());
    }

    private static boolean beyondLong(String text) {
        return text.matches("-?\\d{19,}") && new BigDecimal(text).toBigInteger().bitLength() > 63;
    }

    static String quoted(String text) {
        return ConfigUtil.quoteString(shortened(text));
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "...";
    }
}
