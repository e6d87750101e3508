package org.quartic.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.NotSerializableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quartic.run.Status;
import org.quartic.spec.Specs;
import org.quartic.spec.StopSpec;

class MemorySerializerTest {

    private final MemorySerializer serializer = new MemorySerializer();
    private final Checkpointed older = Checkpoints.checkpointed(3, Status.RUNNING);
    private final Checkpointed newer = Checkpoints.checkpointed(5, Status.CONVERGED);

    /** The checkpoints in the fixtures are of their first version: to this form they are bytes. */
    private static void assertSame(Checkpointed found, Checkpointed expected, int blocks) {
        assertThat(found.life()).isEqualTo(expected.life());
        Checkpoints.assertWithoutTails(found.checkpoint(), blocks);
    }

    @Test
    void shouldReadTheEventOfVersionTwoAndStillWriteIt() throws IOException {
        byte[] bytes = Fixtures.read("checkpointed-v2.hex");
        assertThat(serializer.manifest(newer)).isEqualTo("checkpointed/1");
        var found = (Checkpointed) serializer.fromBinary(bytes, "checkpointed/1");
        assertSame(found, newer, 5);
        assertThat(serializer.toBinary(new Checkpointed(newer.life(), found.checkpoint()))).isEqualTo(bytes);
        assertThat(serializer.identifier()).isEqualTo(84_200);
    }

    @Test
    void shouldReadTheSnapshotOfVersionTwoAndStillWriteIt() throws IOException {
        byte[] bytes = Fixtures.read("memory-v2.hex");
        assertThat(serializer.manifest(Memory.nothing())).isEqualTo("memory/1");
        var found = (Memory) serializer.fromBinary(bytes, "memory/1");
        assertSame(found.checkpoints().getFirst(), newer, 5);
        assertSame(found.checkpoints().getLast(), older, 3);
        Memory memory = Memory.nothing()
                .after(new Checkpointed(older.life(), found.checkpoints().getLast().checkpoint()))
                .after(new Checkpointed(newer.life(), found.checkpoints().getFirst().checkpoint()));
        assertThat(serializer.toBinary(memory)).isEqualTo(bytes);
    }

    /** It did not say how many draws were expected: as many as was usual, and may be had. */
    @Test
    void shouldReadVersionOne() throws IOException {
        assertSame((Checkpointed) serializer.fromBinary(Fixtures.read("checkpointed-v1.hex"), "checkpointed/1"),
                ofVersionOne(newer), 5);
        var found = (Memory) serializer.fromBinary(Fixtures.read("memory-v1.hex"), "memory/1");
        assertSame(found.checkpoints().getFirst(), ofVersionOne(newer), 5);
        assertSame(found.checkpoints().getLast(), ofVersionOne(older), 3);
        StopSpec stop = Specs.resolved(Specs.with("stop.max-draws = 200000")).stop();
        assertThat(found.checkpoints().getFirst().life().expectedDraws(stop)).isEqualTo(200_000);
        assertThat(newer.life().expectedDraws(stop)).isEqualTo(newer.life().expectedDraws());
    }

    private static Checkpointed ofVersionOne(Checkpointed now) {
        Life life = now.life();
        return new Checkpointed(new Life(life.specDigest(), Life.UNTOLD, life.status(), life.provenance()),
                now.checkpoint());
    }

    @Test
    void shouldReadADamagedEventAsThatAndRefuseADamagedSnapshot() throws IOException {
        byte[] event = serializer.toBinary(newer);
        byte[] snapshot = serializer.toBinary(Memory.nothing().after(newer));
        for (int i = 0; i < event.length; i++) {
            byte[] bad = event.clone();
            bad[i] ^= 0x10;
            assertThat(serializer.fromBinary(bad, "checkpointed/1")).as("byte %d", i).isInstanceOf(Unreadable.class);
            byte[] worse = snapshot.clone();
            worse[i] ^= 0x10;
            assertThatThrownBy(() -> serializer.fromBinary(worse, "memory/1"))
                    .isInstanceOf(NotSerializableException.class).hasMessageContaining("expected");
            assertThat(serializer.fromBinary(Arrays.copyOf(event, i), "checkpointed/1"))
                    .isInstanceOf(Unreadable.class);
        }
    }

    @Test
    void shouldRefuseWhatIsNotItsOwn() {
        assertThatThrownBy(() -> serializer.fromBinary(new byte[0], "checkpointed/2"))
                .hasMessage("expected manifest checkpointed/1 or memory/1, found checkpointed/2");
        assertThatThrownBy(() -> serializer.toBinary("a string")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> serializer.manifest(new Unreadable(""))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldKeepTheTwoNewestCheckpointsAndFallBack() {
        Memory memory = Memory.nothing().after(Checkpoints.checkpointed(2, Status.RUNNING)).after(older)
                .after(new Unreadable("a bit fell over"))
                .after(new Checkpointed(newer.life(), new byte[]{1, 2, 3}));
        assertThat(memory.checkpoints()).hasSize(2);
        var damage = new ArrayList<String>();
        List<Recollection> whole = Recollection.of(memory, Checkpoints.CODEC, damage::add);
        assertThat(whole).singleElement().satisfies(found -> {
            assertThat(found.life()).isEqualTo(older.life());
            assertThat(found.remembered().checkpoint().tree().blocks()).isEqualTo(4);
        });
        assertThat(damage).hasSize(2).first().isEqualTo("a bit fell over");
        assertThat(damage.getLast()).contains("expected bytes 60 or more, found 3");
    }
}
