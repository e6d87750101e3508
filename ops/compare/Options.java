import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the comparison was asked for.
 *
 * @param rounds
 *            how often everything is measured
 * @param warmUp
 *            seconds a Java program computes before they count, so that its code is compiled
 * @param seconds
 *            seconds of each measurement
 * @param cases
 *            names of the specs beside this program, without their ending
 * @param errors
 *            whether the time to a given error is compared too
 * @param cores
 *            one or two processors to pin to
 * @param json
 *            whether the report is JSON rather than tables
 * @param out
 *            where it goes instead of standard output
 */
record Options(int rounds, double warmUp, double seconds, List<String> cases, boolean errors, List<Integer> cores,
        boolean json,
        Optional<Path> out) {

    static final List<String> CASES = List.of("field-small", "field-medium", "field-large", "collapsed-small",
            "collapsed-medium", "collapsed-large");

    private static final String ERRORS = "error";

    static final String USAGE = """
            Usage: ops/compare/compare [--quick] [--rounds=N] [--cases=NAME,...] [--warm-up=SECONDS] [--seconds=SECONDS]
                                       [--cores=A[,B]] [--format=table|json] [--out=FILE]
            Measures Quartic against a NumPy program, a C program and the limit of this machine, side by side.
              --quick             Two rounds of short measurements: figures good to some ten per cent.
              --rounds=N          How often everything is measured, in turn. Default: 5.
              --cases=NAME,...    Some of %s
                                  and %s, the time to a given error. Default: all.
              --warm-up=SECONDS   What a Java program computes before it counts. Default: 18.
              --seconds=SECONDS   How long each measurement is. Default: 6.
              --cores=A[,B]       The processors to pin to; two threads need the second. Default: the first two there are.
              --format=FORMAT     table (default) or json.
              --out=FILE          Writes there instead of standard output.
            """
            .formatted(String.join(", ", CASES), ERRORS);

    /** Bad usage. */
    static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;

        Fault(String message) {
            super(message);
        }
    }

    static Options parse(String[] arguments, List<Integer> available) throws Fault {
        int rounds = 5;
        double warmUp = 18;
        double seconds = 6;
        List<String> cases = new ArrayList<>(CASES);
        cases.add(ERRORS);
        List<Integer> cores = available.subList(0, Math.min(2, available.size()));
        boolean json = false;
        Optional<Path> out = Optional.empty();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            String value = equals < 0 ? "" : argument.substring(equals + 1);
            switch (name) {
                case "--quick" -> {
                    rounds = 2;
                    warmUp = 12;
                    seconds = 4;
                }
                case "--rounds" -> rounds = (int) number(name, value, 1, 1000);
                case "--warm-up" -> warmUp = number(name, value, 0.5, 1000);
                case "--seconds" -> seconds = number(name, value, 0.1, 1000);
                case "--cases" -> {
                    List<String> known = List.copyOf(cases);
                    cases = List.of(value.split(","));
                    for (String each : cases) {
                        if (!known.contains(each)) {
                            throw new Fault("no case '" + each + "': there are " + String.join(", ", known));
                        }
                    }
                }
                case "--cores" -> {
                    cores = new ArrayList<>();
                    for (String core : value.split(",")) {
                        cores.add((int) number(name, core, 0, 1 << 20));
                    }
                    if (cores.size() > 2 || !available.containsAll(cores)) {
                        throw new Fault("--cores: one or two of " + available);
                    }
                }
                case "--format" -> {
                    if (!List.of("table", "json").contains(value)) {
                        throw new Fault("--format: table or json");
                    }
                    json = value.equals("json");
                }
                case "--out" -> out = Optional.of(Path.of(value));
                default -> throw new Fault("no option '" + argument + "'");
            }
        }
        boolean errors = cases.contains(ERRORS);
        return new Options(rounds, warmUp, seconds, cases.stream().filter(each -> !each.equals(ERRORS)).toList(),
                errors,
                List.copyOf(cores), json, out);
    }

    private static double number(String name, String value, double least, double most) throws Fault {
        try {
            double number = Double.parseDouble(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as of a number out of range.
        }
        throw new Fault(name + ": expected a number from " + Spread.digits(least) + " on, found '" + value + "'");
    }

    /** The processor that all but two threads are pinned to. */
    String core() {
        return cores.getFirst().toString();
    }

    /** Both processors, as taskset likes them. */
    String bothCores() {
        return cores.getFirst() + "," + cores.getLast();
    }

    boolean hasTwoCores() {
        return cores.size() == 2;
    }
}
