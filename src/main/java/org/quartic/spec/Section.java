package org.quartic.spec;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * An object of a spec while it is read key by key. What was never asked for when {@link #close} is called is an unknown key. Not
 * thread-safe.
 */
final class Section implements AutoCloseable {
    private final String path;
    private final ConfigObject object;
    private final OptionalInt line;
    private final boolean readable;
    private final Faults faults;
    private final Set<String> known = new LinkedHashSet<>();

    Section(String path, ConfigObject object, Faults faults) {
        this(path, object, path.isEmpty() ? OptionalInt.empty() : Faults.line(object.origin()), true, faults);
    }

    private Section(String path, ConfigObject object, OptionalInt line, boolean readable, Faults faults) {
        this.path = path;
        this.object = object;
        this.line = line;
        this.readable = readable;
        this.faults = faults;
    }

    /** What takes the place of a section that is none, a fault already reported: it is empty and misses nothing. */
    static Section unreadable(String path, ConfigValue raw, Faults faults) {
        return new Section(path, ConfigFactory.empty().root(), Faults.line(raw.origin()), false, faults);
    }

    /** The value of a key that may be left out. */
    Optional<Value> optional(String key) {
        known.add(key);
        return Optional.ofNullable(object.get(key)).map(raw -> new Value(path(key), raw, faults));
    }

    /** The value of a key that may not be left out. */
    Optional<Value> required(String key, String allowed) {
        Optional<Value> value = optional(key);
        if (value.isEmpty() && readable) {
            faults.add(path(key), "nothing", allowed, line);
        }
        return value;
    }

    /** The section of this name; one that is left out is empty, and what it must hold is missed there. */
    Section section(String key) {
        return optional(key).map(Value::section)
                .orElseGet(() -> new Section(path(key), ConfigFactory.empty().root(), line, readable, faults));
    }

    double real(String key, Reals admitted) {
        return required(key, admitted.description).map(value -> value.real(admitted)).orElse(admitted.standIn);
    }

    double real(String key, Reals admitted, double byDefault) {
        return optional(key).map(value -> value.real(admitted)).orElse(byDefault);
    }

    long whole(String key, long least, long most) {
        return required(key, Value.wholeFrom(least, most)).map(value -> value.whole(least, most)).orElse(least);
    }

    long whole(String key, long least, long most, long byDefault) {
        return optional(key).map(value -> value.whole(least, most)).orElse(byDefault);
    }

    /** Reports the keys nobody asked for. */
    @Override
    public void close() {
        object.keySet().stream().filter(key -> !known.contains(key)).sorted().forEach(this::refuse);
    }

    private void refuse(String key) {
        faults.add(unknownKey(path, key, object, known, faults));
    }

    /** The fault of a key that is none of those known here. Keys not given yet are the likelier to be meant. */
    static SpecFault unknownKey(String path, String key, ConfigObject object, Set<String> known, Faults faults) {
        List<String> candidates = new ArrayList<>(known.stream().filter(name -> !object.containsKey(name)).toList());
        candidates.addAll(known.stream().filter(object::containsKey).toList());
        Optional<String> meant = Misspelling.meant(key, candidates).or(() -> SpecKeys.pathOf(key));
        return new SpecFault(path(path, key), "an unknown key", String.join(", ", known),
                Faults.line(object.get(key).origin()), meant);
    }

    private String path(String key) {
        return path(path, key);
    }

    private static String path(String parent, String key) {
        return parent.isEmpty() ? ConfigUtil.joinPath(key) : parent + "." + ConfigUtil.joinPath(key);
    }
}
