package org.quartic.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.quartic.plot.ConvergenceFigure;
import org.quartic.plot.CorrelatorFigure;
import org.quartic.plot.Figure;
import org.quartic.plot.History;
import org.quartic.plot.HistoryReader;
import org.quartic.plot.NamedResult;
import org.quartic.plot.Sweep;
import org.quartic.plot.SweepFigure;
import org.quartic.plot.SweepFile;
import org.quartic.sweep.SweepJson;
import org.quartic.plot.Wishes;
import org.quartic.run.ResultJson;
import org.quartic.run.ResultReader;

/** A file with something to plot. */
record PlotInput(Path file, JsonNode json, PlotKind kind) {
    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * What is in this file.
     *
     * @throws UsageFault
     *             if it cannot be read, or is nothing that can be plotted
     */
    static PlotInput read(Path file) {
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(file));
            return new PlotInput(file, json, kind(json).orElseThrow(() -> new UsageFault(file + ": found "
                    + (json.has("schema") ? "the schema " + json.get("schema") : "no schema and no looks")
                    + "; expected " + expected())));
        } catch (JsonProcessingException e) {
            throw new UsageFault(file + ": found no JSON: " + e.getOriginalMessage().lines().findFirst().orElse("")
                    + "; expected " + expected());
        } catch (NoSuchFileException e) {
            throw new UsageFault(file + ": there is no such file");
        } catch (IOException e) {
            throw new UsageFault(file + " cannot be read: " + e.getMessage());
        }
    }

    private static Optional<PlotKind> kind(JsonNode json) {
        String schema = json.path("schema").asText();
        return schema.equals(SweepJson.SCHEMA) ? Optional.of(PlotKind.SWEEP)
                : schema.equals(ResultJson.SCHEMA) ? Optional.of(PlotKind.CORRELATORS)
                        : json.has("looks") ? Optional.of(PlotKind.CONVERGENCE) : Optional.empty();
    }

    private static String expected() {
        return Arrays.stream(PlotKind.values()).map(PlotKind::input).collect(Collectors.joining(", or "));
    }

    /**
     * What is to be seen of these, all of one kind.
     *
     * @throws UsageFault
     *             where one is not what it says, or what is wished for is not in them
     */
    static Figure figure(PlotKind kind, List<PlotInput> inputs, Wishes wishes) {
        return switch (kind) {
            case SWEEP -> of(inputs, input -> SweepFile.read(input.json()), Sweep::name, Sweep::named,
                    sweeps -> SweepFigure.of(sweeps, wishes));
            case CORRELATORS -> of(inputs, input -> NamedResult.of(ResultReader.read(input.json())), NamedResult::name,
                    NamedResult::named, results -> CorrelatorFigure.of(results, wishes));
            case CONVERGENCE -> of(histories(inputs), input -> input.history(inputs), History::name, History::named,
                    histories -> ConvergenceFigure.of(histories, wishes));
        };
    }

    private static <T> Figure of(List<PlotInput> inputs, Function<PlotInput, T> read, Function<T, String> name,
            BiFunction<T, String, T> named, Function<List<T>, Figure> figure) {
        List<T> all = inputs.stream().map(input -> input.read(read)).toList();
        boolean distinct = all.stream().map(name).distinct().count() == all.size();
        // Where names do not tell them apart, their files do.
        List<T> told = distinct ? all
                : IntStream.range(0, all.size()).mapToObj(i -> named.apply(all.get(i), inputs.get(i).stem())).toList();
        try {
            return figure.apply(told);
        } catch (IllegalArgumentException e) {
            throw new UsageFault(e.getMessage());
        }
    }

    private static List<PlotInput> histories(List<PlotInput> inputs) {
        return inputs.stream().filter(input -> input.kind() == PlotKind.CONVERGENCE).toList();
    }

    /** The history, told of by the result that stands right after it among these, if one does. */
    private History history(List<PlotInput> inputs) {
        History history = HistoryReader.read(json, stem());
        int next = inputs.indexOf(this) + 1;
        return next < inputs.size() && inputs.get(next).kind() == PlotKind.CORRELATORS
                ? history.of(inputs.get(next).read(input -> ResultReader.read(input.json()))) : history;
    }

    /** Whether this may be among what a plot of a kind is made of: results by themselves, or right after a history. */
    static boolean isFit(PlotKind kind, List<PlotInput> inputs, int place) {
        PlotKind found = inputs.get(place).kind();
        return found == kind || kind == PlotKind.CONVERGENCE && found == PlotKind.CORRELATORS && place > 0
                && inputs.get(place - 1).kind() == PlotKind.CONVERGENCE;
    }

    private <T> T read(Function<PlotInput, T> read) {
        try {
            return read.apply(this);
        } catch (IllegalArgumentException e) {
            throw new UsageFault(file + ": " + e.getMessage());
        }
    }

    /** The file's name without its ending. */
    private String stem() {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** The file beside it that has its name and this ending. */
    Path sibling(String ending) {
        return file.resolveSibling(stem() + ending);
    }
}
