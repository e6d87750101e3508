package org.quartic.spec;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigOriginFactory;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Puts KEY=VALUE into a spec: the key a path, the value HOCON. A value replaces what stood there, objects included; and where an object
 * names one of several alternatives, a key inside another alternative replaces the one there was.
 */
final class Overrides {
    private static final String FORM = "KEY=VALUE, such as ensemble.width=64";
    /** The key a value is parsed under. */
    private static final String VALUE = "value";

    private Overrides() {}

    static ConfigObject apply(ConfigObject spec, List<String> overrides, Faults faults) {
        ConfigObject result = spec;
        for (String override : overrides) {
            int equals = override.indexOf('=');
            if (equals < 1) {
                faults.add("", Value.quoted(override), FORM, OptionalInt.empty());
                continue;
            }
            String key = override.substring(0, equals).strip();
            Optional<List<String>> path = path(key, faults);
            Optional<ConfigValue> value = value(key, override.substring(equals + 1), faults);
            if (path.isPresent() && value.isPresent()) {
                result = set(result, "", path.get(), value.get());
            }
        }
        return result;
    }

    private static Optional<List<String>> path(String key, Faults faults) {
        try {
            return Optional.of(ConfigUtil.splitPath(key));
        } catch (ConfigException noPath) {
            faults.add("", "the key " + Value.quoted(key), FORM, OptionalInt.empty());
            return Optional.empty();
        }
    }

    private static Optional<ConfigValue> value(String key, String text, Faults faults) {
        var ownFaults = new Faults();
        Optional<ConfigObject> parsed = SpecText.parse(VALUE + " = " + text, key, ConfigSyntax.CONF, ownFaults);
        // Text such as "1, other = 2" would be more than one value.
        if (!ownFaults.isEmpty() || parsed.isEmpty() || !parsed.get().containsKey(VALUE) || parsed.get().size() > 1) {
            faults.add(key, Value.quoted(text), "one HOCON value", OptionalInt.empty());
            return Optional.empty();
        }
        return Optional.of(withoutLines(parsed.get().get(VALUE), ConfigOriginFactory.newSimple(key)));
    }

    /** An override has no line of the file. */
    private static ConfigValue withoutLines(ConfigValue value, ConfigOrigin origin) {
        return switch (value) {
            case ConfigObject object -> {
                ConfigObject bare = object;
                for (var entry : object.entrySet()) {
                    bare = bare.withValue(entry.getKey(), withoutLines(entry.getValue(), origin));
                }
                yield bare.withOrigin(origin);
            }
            case ConfigList list -> ConfigValueFactory
                    .fromIterable(list.stream().map(element -> withoutLines(element, origin)).toList())
                    .withOrigin(origin);
            default -> value.withOrigin(origin);
        };
    }

    private static ConfigObject set(ConfigObject object, String path, List<String> keys, ConfigValue value) {
        String key = keys.getFirst();
        ConfigObject kept = SpecKeys.CHOICES.contains(path) ? object.withOnlyKey(key) : object;
        if (keys.size() == 1) {
            return kept.withValue(key, value);
        }
        ConfigObject inner = kept.get(key) instanceof ConfigObject section ? section : ConfigFactory.empty().root();
        String innerPath = path.isEmpty() ? key : path + "." + key;
        return kept.withValue(key, set(inner, innerPath, keys.subList(1, keys.size()), value));
    }
}
