package org.quartic.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** From text to a tree of values: syntax, and what a text may not reach. It is closed: no files, no environment. */
final class SpecText {
    /** HOCON's parser has no bound of its own: it runs out of stack. */
    private static final String DEPTH = "a spec whose values are nested a few levels deep";

    private SpecText() {}

    /** The values of a text; empty if nothing could be made of it. */
    static Optional<ConfigObject> parse(String text, String origin, ConfigSyntax syntax, Faults faults) {
        if (syntax == ConfigSyntax.JSON && !isJson(text, faults)) {
            return Optional.empty();
        }
        // JSON is read as HOCON once it is known to be JSON: there a whole number beyond 64 bits is a value with a path and a line.
        var includes = new RefusedIncludes(text, faults);
        var options = ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF).setOriginDescription(origin)
                .setIncluder(includes);
        var substitutions = new RefusedSubstitutions(text, faults);
        return parse(() -> ConfigFactory.parseString(text, options)
                .resolve(ConfigResolveOptions.noSystem().appendResolver(substitutions)), faults);
    }

    /** The values a parser hands over; what it throws is a fault. */
    static Optional<ConfigObject> parse(Supplier<Config> parser, Faults faults) {
        try {
            Config config = parser.get();
            return Optional.of(config.isResolved() ? config.root()
                    : config.resolve(ConfigResolveOptions.noSystem()).root());
        } catch (ConfigException.UnresolvedSubstitution unresolved) {
            faults.add("", message(unresolved), "substitutions that have a value", Faults.line(unresolved.origin()));
        } catch (ConfigException.IO unreadable) {
            faults.add("", message(unreadable), "a file that can be read", OptionalInt.empty());
        } catch (ConfigException malformed) {
            faults.add("", message(malformed), "HOCON", Faults.line(malformed.origin()));
        } catch (StackOverflowError tooDeep) {
            faults.add("", "values nested without end", DEPTH, OptionalInt.empty());
        }
        return Optional.empty();
    }

    /** Loaded where a text claims to be JSON: it takes a while. */
    private static final class Strict {
        private static final JsonMapper JSON = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    }

    private static boolean isJson(String text, Faults faults) {
        try {
            if (Strict.JSON.readTree(text).isObject()) {
                return true;
            }
            faults.add("", "no object", "a JSON object", OptionalInt.of(1));
        } catch (JsonProcessingException malformed) {
            var location = malformed.getLocation();
            faults.add("", oneLine(malformed.getOriginalMessage()), "JSON",
                    location == null ? OptionalInt.empty() : OptionalInt.of(location.getLineNr()));
        }
        return false;
    }

    /** What the parser has to say, without the place it begins with and the Java classes it names. */
    private static String message(ConfigException exception) {
        String message = oneLine(String.valueOf(exception.getMessage()));
        String place = exception.origin() == null ? "" : oneLine(exception.origin().description()) + ": ";
        String reason = message.startsWith(place) ? message.substring(place.length()) : message;
        return reason.replaceAll("java\\.[\\w.]*Exception: ", "");
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** The first line a text has any of these on, from 1. */
    static OptionalInt lineOf(String text, String... wanted) {
        var lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            for (String one : wanted) {
                if (lines.get(i).contains(one)) {
                    return OptionalInt.of(i + 1);
                }
            }
        }
        return OptionalInt.empty();
    }
}
