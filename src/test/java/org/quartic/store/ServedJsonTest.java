package org.quartic.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartic.run.Priority;
import org.quartic.run.Provenance;
import org.quartic.run.RunRecord;
import org.quartic.run.Standing;
import org.quartic.run.Status;
import org.quartic.run.Transition;
import org.quartic.spec.Quadruple;
import org.quartic.spec.RunSpec;
import org.quartic.spec.SpecArbitraries;
import org.quartic.spec.Specs;

class ServedJsonTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Provenance PROVENANCE = new Provenance("1.0", "cafe", "25", "a \"cpu\" \u00b5", 3);

    /** A run that failed after it had been paused, with all that is there of one. */
    private static Served served() {
        RunSpec spec = Specs.resolved(Specs.with("name = \"two \\\"heads\\\" \u03c6\u2074\"", "seed = -7",
                "stop { max-draws = 65536, max-wall-time = 90s }"));
        var steps = List.of(Status.QUEUED, Status.RUNNING, Status.PAUSED, Status.QUEUED, Status.RUNNING, Status.FAILED);
        Instant first = Instant.parse("2026-11-24T10:15:30.123456789Z");
        List<Transition> transitions = IntStream.range(0, steps.size())
                .mapToObj(i -> new Transition(i + 1L, steps.get(i), first.plusSeconds(10L * i))).toList();
        var record = new RunRecord(spec, Priority.HIGH, first, Optional.of(transitions.get(1).at()),
                Optional.of(transitions.getLast().at()), transitions,
                Optional.of("block 3:\n\"not\" finite \\ \u221e"));
        return new Served(record,
                new Standing(32_768, Optional.of(new Standing.Worst(new Quadruple(0, 0, 1, 1), Double.NaN))));
    }

    private static Checkpointed checkpointed() {
        return new Checkpointed(Life.of(served(), PROVENANCE), Checkpoints.CODEC.encode(Checkpoints.remembered(4)));
    }

    @Test
    void shouldReadTheServedRunOfVersionTwoAndStillWriteIt() throws IOException {
        byte[] bytes = Fixtures.read("served-v2.hex");
        var serializer = new MemorySerializer();
        var found = (Checkpointed) serializer.fromBinary(bytes, "checkpointed/1");
        assertThat(found.life()).isEqualTo(checkpointed().life());
        Checkpoints.assertWithoutTails(found.checkpoint(), 4);
        assertThat(serializer.toBinary(new Checkpointed(checkpointed().life(), found.checkpoint()))).isEqualTo(bytes);
    }

    /** Its spec did not say how many draws were expected, and its digest was of that spec. */
    @Test
    void shouldReadTheServedRunOfVersionOne() throws IOException {
        var found = (Checkpointed) new MemorySerializer().fromBinary(Fixtures.read("served-v1.hex"), "checkpointed/1");
        Life life = found.life();
        assertThat(life.served()).hasValue(served());
        assertThat(life.expectedDraws()).isEqualTo(65_536);
        assertThat(List.of(life.status(), life.provenance())).containsExactly(Status.FAILED, PROVENANCE);
        Checkpoints.assertWithoutTails(found.checkpoint(), 4);
    }

    @Provide
    Arbitrary<Served> runs() {
        Arbitrary<Instant> instants = Combinators
                .combine(Arbitraries.longs().between(0, 4_000_000_000L), Arbitraries.integers().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
        Arbitrary<List<Transition>> transitions = Combinators
                .combine(Arbitraries.longs().between(1, 1_000_000), Arbitraries.of(Status.class), instants)
                .as(Transition::new).list().ofMinSize(1).ofMaxSize(5);
        Arbitrary<String> errors = Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(40),
                Arbitraries.of("", "\"", "\\", "\u0000", "a\nb", "{}", "null"));
        Arbitrary<Integer> indices = Arbitraries.integers().between(0, 1_000);
        Arbitrary<Double> ratios = Arbitraries.oneOf(Arbitraries.longs().map(Double::longBitsToDouble),
                Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, 0.0, -0.0, 1.0));
        Arbitrary<Standing.Worst> worst = Combinators.combine(
                Combinators.combine(indices, indices, indices, indices).as(Quadruple::new), ratios)
                .as(Standing.Worst::new);
        Arbitrary<RunRecord> records = Combinators.combine(SpecArbitraries.runSpecs().map(Specs::resolved),
                Arbitraries.of(Priority.class), instants, instants.optional(), instants.optional(), transitions,
                errors.optional()).as(RunRecord::new);
        return Combinators.combine(records, Arbitraries.longs().greaterOrEqual(0), worst.optional())
                .as((record, draws, furthest) -> new Served(record, new Standing(draws, furthest)));
    }

    @Property(seed = "20260214", tries = 300)
    void shouldReadBackWhatItWrote(@ForAll("runs") Served served) throws IOException {
        JsonNode json = MAPPER.readTree(ServedJson.encode(served).toString());
        Served found = ServedJson.decode(json);
        assertThat(found.record()).isEqualTo(served.record());
        assertThat(found.standing().draws()).isEqualTo(served.standing().draws());
        assertThat(found.standing().worst().map(Standing.Worst::points))
                .isEqualTo(served.standing().worst().map(Standing.Worst::points));
        assertThat(found.standing().worst().map(ServedJsonTest::bits))
                .isEqualTo(served.standing().worst().map(ServedJsonTest::bits));
        Life life = Life.of(served, PROVENANCE);
        assertThat(LifeJson.encode(LifeJson.decode(LifeJson.encode(life)))).isEqualTo(LifeJson.encode(life));
    }

    private static long bits(Standing.Worst worst) {
        return Double.doubleToRawLongBits(worst.boundOverTarget());
    }

    @Test
    void shouldReadEveryStatus() {
        for (Status status : Status.values()) {
            RunRecord record = served().record();
            var steps = new ArrayList<>(record.transitions());
            steps.add(new Transition(7, status, record.submitted()));
            var other = new Served(new RunRecord(record.spec(), record.priority(), record.submitted(), record.started(),
                    record.finished(), steps, record.error()), Standing.START);
            assertThat(ServedJson.decode(ServedJson.encode(other))).isEqualTo(other);
        }
    }

    @Test
    void shouldPassOverFieldsOfALaterVersion() {
        ObjectNode json = ServedJson.encode(served());
        json.put("colour", "blue");
        ((ObjectNode) json.path("transitions").get(0)).putArray("reasons").add(1);
        assertThat(ServedJson.decode(json)).isEqualTo(served());
    }

    @ParameterizedTest
    @ValueSource(strings = {"spec", "priority", "submitted", "transitions"})
    void shouldNotDoWithoutWhatHasToBeThere(String field) {
        ObjectNode json = ServedJson.encode(served());
        json.remove(field);
        assertThatExceptionOfType(MalformedBytesException.class).isThrownBy(() -> ServedJson.decode(json));
    }

    @Test
    void shouldRefuseWhatMakesNoSense() {
        assertRefused(json -> json.put("priority", "utmost"));
        assertRefused(json -> json.put("submitted", "yesterday"));
        assertRefused(json -> json.put("finished", 3));
        assertRefused(json -> ((ObjectNode) json.path("spec")).put("seed", "one"));
        assertRefused(json -> ((ObjectNode) json.path("transitions").get(0)).put("status", "bored"));
        assertRefused(json -> ((ArrayNode) json.path("worst").path("points")).remove(0));
    }

    private static void assertRefused(java.util.function.Consumer<ObjectNode> change) {
        ObjectNode json = ServedJson.encode(served());
        change.accept(json);
        assertThatExceptionOfType(MalformedBytesException.class).isThrownBy(() -> ServedJson.decode(json));
    }
}
