package org.quartic.cli;

import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigUtil;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.quartic.spec.CommentedSpec;
import org.quartic.spec.RunSpec;
import org.quartic.spec.SpecFault;
import org.quartic.spec.SpecReader;
import org.quartic.spec.SpecReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quartic init}: a spec to begin with. */
@Command(footer = {"%nOn a terminal, and without options that say what the spec holds, a few questions are asked.",
        "%nExit codes: 0 done, 1 failure, 2 bad usage, or a file that is there already."})
final class InitCommand implements Callable<Integer> {
    /** Among the commands. */
    static final CommandOnDemand ON_DEMAND = new CommandOnDemand("init",
            "Writes a commented spec, from options or a few questions, to go on from by hand.",
            _ -> new InitCommand(Questions.atTerminal()));

    private static final String POINTS = "points";
    private static final String WIDTH = "ensemble.width";
    private static final String HEADS = "ensemble.heads";
    private static final String EMBEDDING = "ensemble.embedding";
    private static final String FOUR_POINT = "correlators.four-point";
    private static final String TARGET = "stop.target.relative";
    private static final String COS_NET = "{ cos-net { features = 8, momentum { gaussian { sigma = 1.0 } }, profile { constant { value = 1.0 } } } }";
    /** Where nobody says otherwise: the paper's simplest case, on the line. */
    private static final Map<String, String> DEFAULTS = Map.of(POINTS, "0.5;1.1;-0.7;0.3", WIDTH, "64", HEADS, "1",
            EMBEDDING, "coordinates", TARGET, "0.01");

    @Spec
    private CommandSpec command;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = {
            "Where the spec goes, whole or not at all; standard output by default."})
    private Path file;

    @Option(names = "--points", paramLabel = "POINTS", description = {
            "Points separated by ';', their components by ',': \"0.5,0.1;0.9,-0.4\"."})
    private String points;

    @Option(names = "--width", paramLabel = "WIDTH", description = "d_k: an integer from 1, or infinite.")
    private String width;

    @Option(names = "--heads", paramLabel = "N", description = "N_h.")
    private String heads;

    @Option(names = "--embedding", paramLabel = "TOKENS", description = {
            "coordinates, or cos-net: random tokens of 8 features, with gaussian momenta."})
    private String embedding;

    @Option(names = "--four-point", paramLabel = "INDICES", description = {
            "Four-points separated by ';': \"0,1,2,3;0,0,1,1\". By default what the points allow."})
    private String fourPoint;

    @Option(names = "--target", paramLabel = "R", description = {
            "The error bar as a part of each estimate, such as 0.01."})
    private String target;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Any other value of the spec. Repeatable.")
    private List<String> overrides = List.of();

    @Option(names = "--force", description = "Replaces a file that is there.")
    private boolean force;

    @Mixin
    private CommonOptions common;

    private final Optional<Questions> questions;

    InitCommand(Optional<Questions> questions) {
        this.questions = questions;
    }

    @Override
    public Integer call() throws IOException {
        if (file != null && Files.exists(file) && !force) {
            throw new UsageFault(file + " is there already: --force replaces it");
        }
        Optional<OutputFile> destination = Optional.ofNullable(file).map(OutputFile::at);
        Map<String, String> answers = said();
        if (answers.isEmpty() && overrides.isEmpty() && questions.isPresent()) {
            answers = asked(questions.get());
        }
        RunSpec spec = switch (read(answers)) {
            case SpecReading.Valid(RunSpec valid) -> valid;
            case SpecReading.Faulty(List<SpecFault> faults) -> throw new UsageFault(
                    faults.stream().map(SpecFault::describe).toList());
        };
        String text = CommentedSpec.of(spec);
        if (destination.isPresent()) {
            destination.get().write(text);
        } else {
            print(text);
        }
        return ExitCode.DONE;
    }

    private Map<String, String> said() {
        var said = new LinkedHashMap<String, String>();
        put(said, POINTS, points);
        put(said, WIDTH, width);
        put(said, HEADS, heads);
        put(said, EMBEDDING, embedding);
        put(said, FOUR_POINT, fourPoint);
        put(said, TARGET, target);
        return said;
    }

    private static void put(Map<String, String> said, String key, String value) {
        if (value != null) {
            said.put(key, value);
        }
    }

    private Map<String, String> asked(Questions person) {
        var answers = new LinkedHashMap<String, String>();
        ask(person, answers, POINTS, "Points x_a, separated by ';', components by ','");
        ask(person, answers, WIDTH, "Width d_k of a head, an integer or infinite");
        ask(person, answers, HEADS, "Number of heads N_h");
        ask(person, answers, EMBEDDING, "Tokens: coordinates or cos-net");
        ask(person, answers, FOUR_POINT, "Four-points, indices from 0, separated by ';'");
        ask(person, answers, TARGET, "Error bar wanted, as a part of each estimate");
        return answers;
    }

    /** Asks until the answer can be in a spec. Where there are no more answers, all is as it is by default. */
    private void ask(Questions person, Map<String, String> answers, String key, String question) {
        String usual = DEFAULTS.getOrDefault(key, usualFourPoints(answers));
        while (true) {
            String answer = person.ask(question + " [" + usual + "]: ").map(String::strip)
                    .filter(said -> !said.isEmpty()).orElse(usual);
            answers.put(key, answer);
            String section = key.equals(TARGET) ? "stop" : key;
            List<SpecFault> faults = switch (read(answers)) {
                case SpecReading.Valid _ -> List.of();
                case SpecReading.Faulty(List<SpecFault> all) -> all.stream()
                        .filter(fault -> fault.path().startsWith(section)).toList();
            };
            if (faults.isEmpty()) {
                return;
            }
            PrintWriter err = command.commandLine().getErr();
            faults.forEach(fault -> err.println("quartic: " + fault.describe()));
        }
    }

    /** The spec of these answers, and for the rest of what is usual. */
    private SpecReading read(Map<String, String> answers) {
        var settings = new ArrayList<String>();
        settings.add(POINTS + "=" + lists(answers.getOrDefault(POINTS, DEFAULTS.get(POINTS))));
        settings.add(FOUR_POINT + "=" + lists(answers.getOrDefault(FOUR_POINT, usualFourPoints(answers))));
        for (String key : List.of(WIDTH, HEADS, TARGET)) {
            settings.add(key + "=" + answers.getOrDefault(key, DEFAULTS.get(key)));
        }
        String tokens = answers.getOrDefault(EMBEDDING, DEFAULTS.get(EMBEDDING));
        settings.add(EMBEDDING + "=" + (tokens.equals("cos-net") ? COS_NET : tokens));
        settings.add("name=" + ConfigUtil.quoteString(name()));
        settings.addAll(SpecOptions.keyed(overrides));
        return SpecReader.read("", ConfigSyntax.CONF, "", name(), settings);
    }

    private String name() {
        if (file == null) {
            return "run";
        }
        String name = file.getFileName().toString();
        int ending = name.lastIndexOf('.');
        return ending > 0 ? name.substring(0, ending) : name;
    }

    /** A list of lists from what people write more easily. */
    private static String lists(String text) {
        return Arrays.stream(text.split(";")).map(part -> "[" + part.strip() + "]")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** With points far from enough for four different ones, those that repeat. */
    private static String usualFourPoints(Map<String, String> answers) {
        int count = answers.getOrDefault(POINTS, DEFAULTS.get(POINTS)).split(";").length;
        String repeated = count == 1 ? "0,0,0,0" : "0,0,1,1;0,0,0,0";
        return count < 4 ? repeated : "0,1,2,3;" + repeated;
    }

    private void print(String text) throws IOException {
        PrintWriter out = command.commandLine().getOut();
        out.print(text);
        if (out.checkError()) {
            throw new IOException("the spec could not be written to standard output");
        }
    }
}
