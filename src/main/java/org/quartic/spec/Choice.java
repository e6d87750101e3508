package org.quartic.spec;

import com.typesafe.config.ConfigObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The values a key may take when it is one of several alternatives: a word, or an object whose only key names a shape. */
final class Choice<T> {
    private final T standIn;
    private final Map<String, T> words = new LinkedHashMap<>();
    private final Map<String, Function<Value, T>> shapes = new LinkedHashMap<>();
    private final Map<String, String> forms = new LinkedHashMap<>();
    private final List<String> others = new ArrayList<>();

    /** A choice that reads a faulty value as this. */
    Choice(T standIn) {
        this.standIn = standIn;
    }

    /** A choice among the constants of an enum. */
    static <E extends Enum<E>> Choice<E> among(Class<E> constants) {
        E[] all = constants.getEnumConstants();
        var choice = new Choice<>(all[0]);
        for (E constant : all) {
            choice.word(Words.of(constant), constant);
        }
        return choice;
    }

    /** Admits a word. */
    Choice<T> word(String word, T meaning) {
        words.put(word, meaning);
        return this;
    }

    /** Admits the object { key = value } and reads its value; the form shows people how it is written. */
    Choice<T> shape(String key, String form, Function<Value, T> meaning) {
        shapes.put(key, meaning);
        forms.put(key, "{ " + form + " }");
        return this;
    }

    /** Tells people of values that are read elsewhere. */
    Choice<T> orElse(String description) {
        others.add(description);
        return this;
    }

    /** Everything admitted, in one line. */
    String allowed() {
        List<String> all = new ArrayList<>(words.keySet());
        all.addAll(forms.values());
        all.addAll(others);
        return String.join(" | ", all);
    }

    T read(Value value) {
        if (value.raw() instanceof ConfigObject object && !shapes.isEmpty()) {
            return readShape(value, object);
        }
        Optional<String> word = value.string();
        if (word.isPresent() && words.containsKey(word.get())) {
            return words.get(word.get());
        }
        value.refuse(allowed(),
                word.flatMap(
                        text -> Optional.ofNullable(forms.get(text)).or(() -> Misspelling.meant(text, words.keySet()))
                                .or(() -> Misspelling.meant(text, forms.keySet()).map(forms::get))));
        return standIn;
    }

    private T readShape(Value value, ConfigObject object) {
        object.keySet().stream().filter(key -> !shapes.containsKey(key)).sorted().forEach(key -> value.faults()
                .add(Section.unknownKey(value.path(), key, object, shapes.keySet(), value.faults())));
        List<String> chosen = shapes.keySet().stream().filter(object::containsKey).toList();
        if (chosen.size() == 1) {
            String key = chosen.getFirst();
            return shapes.get(key).apply(new Value(value.path() + "." + key, object.get(key), value.faults()));
        }
        if (chosen.size() > 1) {
            value.refuse(String.join(" and ", chosen), "one of " + String.join(", ", shapes.keySet()),
                    Optional.empty());
        } else if (object.isEmpty()) {
            value.refuse(allowed(), Optional.empty());
        }
        return standIn;
    }
}
