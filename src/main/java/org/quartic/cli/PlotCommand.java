package org.quartic.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.quartic.plot.Length;
import org.quartic.plot.Quantity;
import org.quartic.plot.Wish;
import org.quartic.plot.Wishes;
import org.quartic.spec.Quadruple;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code quartic plot}: results as figures of a paper. */
@Command(footer = "%nExit codes: 0 done, 1 failure, 2 bad usage or a file that cannot be plotted.")
final class PlotCommand implements Callable<Integer> {
    /** Among the commands. */
    static final CommandOnDemand ON_DEMAND = new CommandOnDemand("plot",
            "Plots results, sweeps or histories as SVG or PNG, fit for a journal.", _ -> new PlotCommand());

    @Parameters(arity = "1..*", paramLabel = "RESULT", description = {
            "Results, sweeps or histories as JSON: several of a kind come into one plot."})
    private List<Path> files;

    @Option(names = "--out", paramLabel = "FILE", description = {
            "Where the plot goes, whole or not at all: FILE.svg or FILE.png (300 dots to the inch). "
                    + "By default an SVG beside the first input."})
    private Path out;

    @Option(names = "--kind", paramLabel = "KIND", converter = PlotKind.Converter.class, description = {
            "What is shown: convergence, correlators or sweep. By default what the input is for."})
    private PlotKind kind;

    @Option(names = "--quantity", paramLabel = "QUANTITY", converter = Quantities.class, description = {
            "Which numbers: two-point, four-point, normalised, finite-width, independence-breaking or bound."})
    private Quantity quantity;

    @Option(names = "--four-point", paramLabel = "A,B,C,D", converter = FourPoints.class, description = {
            "Only this four-point, such as 0,1,2,3. May be repeated."})
    private List<Quadruple> fourPoints = List.of();

    @Option(names = "--over", paramLabel = "KEY", description = {
            "The key of a sweep that is the axis; by default the first with numbers."})
    private String over;

    @Option(names = "--log-x", paramLabel = "WHEN", converter = Wishing.class, description = {
            "A logarithmic axis: on, off or auto (default), as values are."})
    private Wish logX = Wish.AUTO;

    @Option(names = "--log-y", paramLabel = "WHEN", converter = Wishing.class, description = "Likewise.")
    private Wish logY = Wish.AUTO;

    @Option(names = "--width", paramLabel = "LENGTH", converter = Lengths.class, description = {
            "In mm, or in px of a PNG: by default 86mm, a column of a journal."})
    private Length width = PlotFile.COLUMN;

    @Option(names = "--height", paramLabel = "LENGTH", converter = Lengths.class, description = {
            "By default 60mm, or 95mm where there are two panels."})
    private Length height;

    @Option(names = "--title", paramLabel = "TEXT", description = "Above the plot; none by default.")
    private String title = "";

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() throws IOException {
        List<PlotInput> inputs = inputs();
        PlotKind shown = kind(inputs);
        PlotFile file = PlotFile.at("--out",
                Optional.ofNullable(out).orElseGet(() -> inputs.getFirst().sibling(PlotFile.SVG)));
        // A result may be in a file of any name.
        inputs.stream().map(PlotInput::file).filter(input -> OutputFile.at(input).isSameAs(file.file())).findFirst()
                .ifPresent(input -> {
                    throw new UsageFault(
                            "--out: the plot would take the place of " + input + ", which it is made from");
                });
        var wishes = new Wishes(Optional.ofNullable(quantity), fourPoints, Optional.ofNullable(over), logX, logY);
        file.write(PlotInput.figure(shown, inputs, wishes), width, Optional.ofNullable(height), title);
        return ExitCode.DONE;
    }

    private List<PlotInput> inputs() {
        var faults = new ArrayList<String>();
        var inputs = new ArrayList<PlotInput>();
        for (Path each : files) {
            try {
                inputs.add(PlotInput.read(each));
            } catch (UsageFault fault) {
                faults.addAll(fault.lines());
            }
        }
        if (!faults.isEmpty()) {
            throw new UsageFault(faults);
        }
        return inputs;
    }

    private PlotKind kind(List<PlotInput> inputs) {
        PlotKind shown = Optional.ofNullable(kind).orElse(inputs.getFirst().kind());
        List<String> faults = IntStream.range(0, inputs.size()).filter(i -> !PlotInput.isFit(shown, inputs, i))
                .mapToObj(inputs::get)
                .map(input -> input.file() + ": found " + input.kind().input() + "; expected for a plot of "
                        + shown.word() + ": " + shown.input())
                .toList();
        if (!faults.isEmpty()) {
            throw new UsageFault(faults);
        }
        return shown;
    }

    /** Reads a quantity. */
    static final class Quantities extends WordConverter<Quantity> {
        Quantities() {
            super(Quantity.values(), Quantity::word);
        }
    }

    /** Reads when an axis is logarithmic. */
    static final class Wishing extends WordConverter<Wish> {
        Wishing() {
            super(Wish.values(), wish -> wish.name().toLowerCase(Locale.ROOT));
        }
    }

    /** Reads a length. */
    static final class Lengths implements ITypeConverter<Length> {
        @Override
        public Length convert(String text) {
            try {
                return Length.of(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** Reads four indices. */
    static final class FourPoints implements ITypeConverter<Quadruple> {
        @Override
        public Quadruple convert(String text) {
            if (!text.matches("\\d{1,9}(\\s*,\\s*\\d{1,9}){3}")) {
                throw new TypeConversionException(
                        "found '" + text + "'; allowed: four indices of points, such as 0,1,2,3");
            }
            int[] i = Arrays.stream(text.split(",")).map(String::strip).mapToInt(Integer::parseInt).toArray();
            return new Quadruple(i[0], i[1], i[2], i[3]);
        }
    }
}
