package org.quartic.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Reads a sweep as strictly as specs are read: every run of it is valid before any is begun. Where no {@code seed} is swept, every run gets
 * one of its own, made from what it draws and the seed of the base: runs are then independent, which fits need, and the seed of one does not
 * depend on what other runs there are. Thread-safe.
 */
public final class SweepReader {
    private static final String BASE = "a file name, or a spec { ... }";
    private static final String LISTS = "a section that ends in non-empty lists of values, such as ensemble.width = [2, 4, infinite]";
    private static final String SECTIONS = "a non-empty list of sections, such as { ensemble.width = 2 }";
    private static final String FITS = "a list, each element { power-law { ... } } or { plateau { ... } }";
    private static final String ALL_RUNS = "at most " + SpecLimits.RUNS_OF_A_SWEEP + " runs";
    private static final String SEED = "seed";
    private static final FitSpec STAND_IN = new FitSpec(new FitSpec.Curve.PowerLaw(), FitSpec.Quantity.FOUR_POINT,
            new Quadruple(0, 0, 0, 0), "", 0.0, Double.POSITIVE_INFINITY);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Faults faults = new Faults();
    private final Function<String, Config> bases;
    private final List<String> overrides;

    private SweepReader(Function<String, Config> bases, List<String> overrides) {
        this.bases = bases;
        this.overrides = overrides;
    }

    /**
     * The sweep a parser hands over.
     *
     * @param parser
     *            of the sweep; what it throws of the parser's exceptions is a fault
     * @param defaultName
     *            of the sweep, where it has none
     * @param bases
     *            parses the file a base names; what it throws of the parser's exceptions is a fault
     * @param overrides
     *            KEY=VALUE each, put over the base in the order given; none of a swept key
     */
    public static SweepReading read(Supplier<Config> parser, String defaultName, Function<String, Config> bases,
            List<String> overrides) {
        return new SweepReader(bases, overrides).read(parser, defaultName);
    }

    private SweepReading read(Supplier<Config> parser, String defaultName) {
        Optional<SweepSpec> sweep = SpecText.parse(parser, faults).map(object -> sweep(object, defaultName));
        return faults.isEmpty() ? new SweepReading.Valid(sweep.orElseThrow())
                : new SweepReading.Faulty(faults.inLineOrder());
    }

    private SweepSpec sweep(ConfigObject object, String defaultName) {
        try (var root = new Section("", object, faults)) {
            String name = root.optional("name").map(SpecReader::name).orElse(defaultName);
            Optional<ConfigObject> base = root.required("base", BASE).flatMap(this::base)
                    .map(found -> Overrides.apply(found, overrides, faults));
            List<Map<String, ConfigValue>> places = places(root);
            var keys = new LinkedHashSet<String>();
            places.forEach(place -> keys.addAll(place.keySet()));
            places.stream().flatMap(place -> place.entrySet().stream()).distinct()
                    .forEach(leaf -> refuseInfinite(leaf.getKey(), leaf.getValue()));
            overrides.stream().map(override -> override.split("=", 2)[0].strip()).filter(keys::contains)
                    .forEach(key -> faults.add(key, "an override of a swept key", "an override of another key",
                            OptionalInt.empty()));
            var maxWallTime = root.optional("max-wall-time").map(StopReader::wallTime)
                    .orElse(SpecDefaults.MAX_WALL_TIME);
            List<SweepPoint> points = base.isEmpty() || !faults.isEmpty() ? List.of()
                    : points(name, base.get(), List.copyOf(keys), places);
            List<FitSpec> fits = root.optional("fit")
                    .map(value -> value.list(FITS, fit -> fit(fit, List.copyOf(keys), points))).orElse(List.of());
            return new SweepSpec(name, List.copyOf(keys), points, fits, maxWallTime);
        }
    }

    private Optional<ConfigObject> base(Value value) {
        if (value.raw() instanceof ConfigObject object) {
            return Optional.of(object);
        }
        Optional<String> file = value.string();
        if (file.isEmpty()) {
            value.refuse(BASE);
            return Optional.empty();
        }
        var ofBase = new Faults();
        Optional<ConfigObject> parsed = SpecText.parse(() -> bases.apply(file.get()), ofBase);
        ofBase.inLineOrder().forEach(fault -> value.refuse(Value.quoted(file.get()) + ", where "
                + fault.describe(), BASE, Optional.empty()));
        return parsed;
    }

    /** What every run puts over the base. */
    private List<Map<String, ConfigValue>> places(Section root) {
        Optional<Value> grid = root.optional("grid");
        Optional<Value> list = root.optional("list");
        if (grid.isPresent() == list.isPresent()) {
            faults.add("", grid.isPresent() ? "both grid and list" : "neither grid nor list",
                    "one of grid { ... }: every combination of values, and list = [ ... ]: one run an element",
                    OptionalInt.empty());
            return List.of();
        }
        return grid.map(this::combinations).or(() -> list.map(this::elements)).orElseThrow();
    }

    private List<Map<String, ConfigValue>> combinations(Value grid) {
        if (!(grid.raw() instanceof ConfigObject object)) {
            grid.refuse(LISTS);
            return List.of();
        }
        var axes = new LinkedHashMap<String, List<ConfigValue>>();
        leaves(object).forEach((key, value) -> axes.put(key, values(new Value("grid." + key, value, faults))));
        if (axes.isEmpty()) {
            grid.refuse(LISTS);
        }
        long runs = axes.values().stream().mapToLong(List::size).reduce(1, (product, size) -> Math.min(product * size,
                SpecLimits.RUNS_OF_A_SWEEP + 1L));
        if (runs > SpecLimits.RUNS_OF_A_SWEEP) {
            grid.refuse("more combinations than that", ALL_RUNS, Optional.empty());
            return List.of();
        }
        List<Map<String, ConfigValue>> places = List.of(Map.of());
        for (var axis : axes.entrySet()) {
            places = places.stream().flatMap(place -> axis.getValue().stream().map(value -> {
                Map<String, ConfigValue> longer = new LinkedHashMap<>(place);
                longer.put(axis.getKey(), value);
                return longer;
            })).toList();
        }
        return places;
    }

    private static List<ConfigValue> values(Value value) {
        if (!(value.raw() instanceof ConfigList list) || list.isEmpty()) {
            value.refuse(LISTS);
            return List.of();
        }
        if (List.copyOf(new LinkedHashSet<>(list)).size() < list.size()) {
            value.refuse("a value twice", "every value once", Optional.empty());
        }
        return List.copyOf(list);
    }

    private List<Map<String, ConfigValue>> elements(Value list) {
        List<Value> elements = list.elements().orElse(List.of());
        if (elements.isEmpty()) {
            list.refuse(SECTIONS);
        }
        if (elements.size() > SpecLimits.RUNS_OF_A_SWEEP) {
            list.refuse("a list of " + elements.size(), ALL_RUNS, Optional.empty());
            return List.of();
        }
        var places = new ArrayList<Map<String, ConfigValue>>();
        for (Value element : elements) {
            if (element.raw() instanceof ConfigObject object && !object.isEmpty()) {
                places.add(leaves(object));
            } else {
                element.refuse("a section of keys and values, not empty");
            }
        }
        if (List.copyOf(new LinkedHashSet<>(places)).size() < places.size()) {
            list.refuse("the same run twice", "every run once", Optional.empty());
        }
        return places;
    }

    /** Whatever is no section, by its full path, in the order of the file. */
    private static Map<String, ConfigValue> leaves(ConfigObject object) {
        var leaves = new LinkedHashMap<String, ConfigValue>();
        addLeaves("", object, leaves);
        return leaves.entrySet().stream()
                .sorted(Comparator
                        .comparingInt((Map.Entry<String, ConfigValue> leaf) -> leaf.getValue().origin().lineNumber())
                        .thenComparing(Map.Entry::getKey))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, LinkedHashMap::new));
    }

    private static void addLeaves(String path, ConfigObject object, Map<String, ConfigValue> leaves) {
        object.forEach((key, value) -> {
            String inner = path.isEmpty() ? ConfigUtil.joinPath(key) : path + "." + ConfigUtil.joinPath(key);
            if (value instanceof ConfigObject section && !section.isEmpty()) {
                addLeaves(inner, section, leaves);
            } else {
                leaves.put(inner, value);
            }
        });
    }

    private List<SweepPoint> points(String name, ConfigObject base, List<String> keys,
            List<Map<String, ConfigValue>> places) {
        var points = new ArrayList<SweepPoint>();
        var told = new HashSet<SpecFault>();
        for (Map<String, ConfigValue> place : places) {
            var at = new LinkedHashMap<String, JsonNode>();
            keys.stream().filter(place::containsKey).forEach(key -> at.put(key, json(place.get(key))));
            String label = at.entrySet().stream().map(value -> value.getKey() + "=" + text(value.getValue()))
                    .collect(Collectors.joining(" "));
            var ofRun = new Faults();
            List<String> overrides = at.entrySet().stream().map(value -> value.getKey() + "=" + value.getValue())
                    .toList();
            RunSpec spec = SpecReader.spec(Overrides.apply(base, overrides, ofRun), name, ofRun);
            if (ofRun.isEmpty()) {
                RunSpec seeded = at.containsKey(SEED) ? spec : spec.with(SpecDigest.seed(spec));
                points.add(new SweepPoint(at, seeded.named(shortened(name + " " + label))));
            } else {
                // What is wrong with the base is wrong with every run.
                ofRun.inLineOrder().stream().filter(told::add).forEach(fault -> faults.add(new SpecFault(fault.path(),
                        fault.found() + " at " + label, fault.allowed(), OptionalInt.empty(), fault.suggestion())));
            }
        }
        return points;
    }

    private static JsonNode json(ConfigValue value) {
        try {
            return JSON.readTree(value.render(ConfigRenderOptions.concise()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a value was rendered to what is no JSON", impossible);
        }
    }

    private void refuseInfinite(String key, ConfigValue value) {
        if (value instanceof ConfigList list) {
            list.forEach(element -> refuseInfinite(key, element));
        } else if (value.unwrapped() instanceof Double number && !Double.isFinite(number)) {
            new Value(key, value, faults).refuse("a number that no double holds", "finite numbers", Optional.empty());
        }
    }

    /** A value in a few words: as it may stand in a spec. */
    public static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }

    private static String shortened(String name) {
        return name.length() <= SpecLimits.NAME_CHARACTERS ? name
                : name.substring(0, SpecLimits.NAME_CHARACTERS - 3) + "...";
    }

    private FitSpec fit(Value value, List<String> keys, List<SweepPoint> points) {
        return new Choice<>(STAND_IN)
                .shape("power-law", "power-law { four-point, over }",
                        inner -> fit(inner, false, keys, points))
                .shape("plateau", "plateau { four-point, over }", inner -> fit(inner, true, keys, points)).read(value);
    }

    private FitSpec fit(Value value, boolean plateau, List<String> keys, List<SweepPoint> points) {
        try (Section section = value.section()) {
            var quantity = section.optional("of").map(Choice.among(FitSpec.Quantity.class)::read)
                    .orElse(FitSpec.Quantity.FOUR_POINT);
            int terms = plateau ? (int) section.whole("terms", 1, SpecLimits.TERMS_OF_A_PLATEAU, 1) : 0;
            double from = section.real("from", Reals.POSITIVE, 0.0);
            double to = section.real("to", Reals.POSITIVE, Double.POSITIVE_INFINITY);
            Quadruple fourPoint = section.required("four-point", "four indices into points")
                    .map(written -> fourPoint(written, points)).orElse(STAND_IN.fourPoint());
            Optional<Value> over = section.required("over", "one of " + String.join(", ", keys));
            String key = over.flatMap(Value::string).orElse("");
            FitSpec.Curve curve = plateau ? new FitSpec.Curve.Plateau(terms) : new FitSpec.Curve.PowerLaw();
            over.ifPresent(written -> checkAxis(written, key, keys, points, curve, from, to));
            over.ifPresent(written -> checkIndependence(written, key, points));
            return new FitSpec(curve, quantity, fourPoint, key, from, to);
        }
    }

    private static Quadruple fourPoint(Value value, List<SweepPoint> points) {
        Quadruple fourPoint = CorrelatorsReader.quadruple(value, OptionalInt.empty());
        if (!points.stream().allMatch(
                point -> point.spec().correlators().distinctFourPoints().contains(fourPoint.sorted()))) {
            value.refuse("one of the correlators.four-point of every run");
        }
        return fourPoint;
    }

    private static void checkAxis(Value over, String key, List<String> keys, List<SweepPoint> points,
            FitSpec.Curve curve, double from, double to) {
        if (!keys.contains(key)) {
            over.refuse("one of the swept keys: " + String.join(", ", keys));
            return;
        }
        List<JsonNode> values = points.stream().map(point -> point.at().get(key)).distinct().toList();
        if (values.stream().anyMatch(value -> value == null || !isAbscissa(value))) {
            over.refuse("a key all of whose values are numbers above 0, or infinite");
            return;
        }
        long fitted = values.stream().filter(JsonNode::isNumber).mapToDouble(JsonNode::doubleValue)
                .filter(x -> x >= from && x <= to).count();
        if (!points.isEmpty() && fitted < curve.parameters()) {
            over.refuse(key + " with " + fitted + " finite values from " + from + " to " + to,
                    "at least as many as the curve has parameters: " + curve.parameters(), Optional.empty());
        }
    }

    /** Runs of one seed share their random numbers: least squares would take what they have in common for agreement. */
    private static void checkIndependence(Value over, String key, List<SweepPoint> points) {
        var seeds = new HashSet<Map.Entry<Map<String, JsonNode>, Long>>();
        for (SweepPoint point : points) {
            var others = new LinkedHashMap<>(point.at());
            others.remove(key);
            if (!seeds.add(Map.entry(others, point.spec().seed()))) {
                over.refuse(key + ", between whose values the random numbers are the same",
                        "a key that changes what is drawn, not one of stop, and no seed among the swept keys",
                        Optional.empty());
                return;
            }
        }
    }

    private static boolean isAbscissa(JsonNode value) {
        return value.isNumber() ? value.doubleValue() > 0.0 : value.asText().equals("infinite");
    }
}
