package org.quartic.spec;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Reads run specs and reports all that is wrong with one at once. HOCON's leniency is refused: a string is never a number, a fraction
 * is never truncated, an object is never a list. Pure and thread-safe: no files, no environment, no clock.
 */
public final class SpecReader {
    private static final String NAME = "text of 1 to " + SpecLimits.NAME_CHARACTERS
            + " characters without control characters, in quotes where HOCON needs them";

    private static final String STOP = "stop";

    private SpecReader() {}

    /**
     * Reads a spec that holds all of itself: {@code include}, and substitution of what it does not define, are faults.
     *
     * @param text
     *            HOCON, or for {@link ConfigSyntax#JSON} strictly JSON
     * @param origin
     *            what to call the text, such as a file name
     * @param defaultName
     *            the run's name if the spec gives none
     * @param overrides
     *            KEY=VALUE, applied in this order after substitution; each replaces the whole value at its key
     */
    public static SpecReading read(String text, ConfigSyntax syntax, String origin, String defaultName,
            List<String> overrides) {
        var faults = new Faults();
        return read(SpecText.parse(text, origin, syntax, faults), defaultName, overrides, faults);
    }

    /** Reads the text of a request, as {@link #read(String, ConfigSyntax, String, String, List)} does. */
    public static SpecReading readRequest(String text, ConfigSyntax syntax) {
        return read(text, syntax, "request", SpecDefaults.NAME, List.of());
    }

    /**
     * Reads what is to take the place of parts of a spec's {@code stop}, from the text of a request that holds {@code stop} and nothing else:
     * each of its keys replaces the whole value at that key.
     */
    public static SpecReading readStop(String text, ConfigSyntax syntax, RunSpec spec) {
        var faults = new Faults();
        Optional<ConfigObject> parsed = SpecText.parse(text, "request", syntax, faults);
        if (parsed.isEmpty()) {
            return new SpecReading.Faulty(faults.inLineOrder());
        }
        parsed.get().keySet().stream().filter(key -> !key.equals(STOP)).forEach(key -> faults.add(key, "a key",
                "stop alone: nothing else of a run can be changed", Faults.line(parsed.get().get(key).origin())));
        ConfigObject own = ConfigFactory.parseString(SpecWriter.json(spec).toString()).root();
        ConfigObject merged = own;
        if (parsed.get().get(STOP) instanceof ConfigObject stop) {
            ConfigObject all = (ConfigObject) own.get(STOP);
            for (var entry : stop.entrySet()) {
                all = all.withValue(entry.getKey(), entry.getValue());
            }
            refuseAnotherExpectation(spec.stop(), stop, faults);
            merged = own.withValue(STOP, all);
        } else {
            faults.add(STOP, "nothing", "an object with keys of stop", OptionalInt.empty());
        }
        return faults.isEmpty() ? read(Optional.of(merged), spec.name(), List.of(), faults)
                : new SpecReading.Faulty(faults.inLineOrder());
    }

    /** An interval holds whenever a run stops because what it is tightest at was chosen before the first draw. */
    private static void refuseAnotherExpectation(StopSpec own, ConfigObject stop, Faults faults) {
        ConfigValue other = stop.get("expected-draws");
        if (other != null) {
            long expected = own.expectedDraws().orElseThrow();
            new Value(STOP + ".expected-draws", other, faults).whole(expected, expected, "that of the run, " + expected
                    + ": an interval that was tuned after some draws would not hold");
        }
    }

    /**
     * Reads a spec that somebody else parses, and who may therefore let it include files and see the environment.
     *
     * @param parser
     *            hands over the parsed and resolved spec (what is left unresolved is resolved without the environment); what it throws
     *            of {@link com.typesafe.config.ConfigException} becomes a fault. A parser of files should not allow them to be missing.
     * @param defaultName
     *            as above
     * @param overrides
     *            as above
     */
    public static SpecReading read(Supplier<Config> parser, String defaultName, List<String> overrides) {
        var faults = new Faults();
        return read(SpecText.parse(parser, faults), defaultName, overrides, faults);
    }

    private static SpecReading read(Optional<ConfigObject> parsed, String defaultName, List<String> overrides,
            Faults faults) {
        // What could not be parsed still has its overrides checked.
        ConfigObject object = Overrides.apply(parsed.orElse(ConfigFactory.empty().root()), overrides, faults);
        if (parsed.isEmpty()) {
            return new SpecReading.Faulty(faults.inLineOrder());
        }
        RunSpec spec = spec(object, defaultName, faults);
        return faults.isEmpty() ? new SpecReading.Valid(spec) : new SpecReading.Faulty(faults.inLineOrder());
    }

    /** The spec of these values, to be used only if there are no faults. */
    static RunSpec spec(ConfigObject object, String defaultName, Faults faults) {
        try (var root = new Section("", object, faults)) {
            String name = root.optional("name").map(SpecReader::name)
                    .orElse(isName(defaultName) ? defaultName : SpecDefaults.NAME);
            long seed = root.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE, SpecDefaults.SEED);
            PointsReader.Space space = PointsReader.space(root);
            EnsembleSpec ensemble = EnsembleReader.read(root, space.dimension());
            Estimator estimator = root.optional("estimator").map(value -> estimator(value, ensemble.width()))
                    .orElse(SpecDefaults.ESTIMATOR);
            Sampling sampling = root.optional("sampling").map(SpecReader::sampling).orElse(SpecDefaults.SAMPLING);
            CorrelatorsReader.Read correlators = CorrelatorsReader.read(root, space.count());
            StopSpec stop = StopReader.read(root, correlators.fourPoints(), faults);
            return new RunSpec(name, seed, space.points(), ensemble, estimator, sampling, correlators.correlators(),
                    stop);
        }
    }

    static String name(Value value) {
        Optional<String> name = value.string().filter(SpecReader::isName);
        if (name.isEmpty()) {
            value.refuse(NAME);
        }
        return name.orElse(SpecDefaults.NAME);
    }

    private static boolean isName(String text) {
        return !text.isBlank() && text.length() <= SpecLimits.NAME_CHARACTERS
                && text.chars().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static Estimator estimator(Value value, Width width) {
        Estimator estimator = Choice.among(Estimator.class).read(value);
        if (width instanceof Width.Infinite && (estimator == Estimator.FIELD || estimator == Estimator.KERNEL)) {
            value.refuse(Words.of(estimator) + " at width = infinite",
                    "auto | collapsed at infinite width; field and kernel need a finite one", Optional.empty());
        }
        return estimator;
    }

    private static Sampling sampling(Value value) {
        return new Choice<>(SpecDefaults.SAMPLING).word("auto", new Sampling.Auto())
                .word("pseudo-random", new Sampling.PseudoRandom())
                .shape("sobol", "sobol { replicates }", SpecReader::sobol).read(value);
    }

    private static Sampling sobol(Value value) {
        try (Section section = value.section()) {
            return new Sampling.Sobol((int) section.whole("replicates", SpecLimits.LEAST_REPLICATES,
                    SpecLimits.MOST_REPLICATES, SpecDefaults.REPLICATES));
        }
    }
}
