package org.quartic.actor;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quartic.run.Provenance;
import org.quartic.run.Status;
import org.quartic.store.Life;

class KeepingTest {

    private static final Life LIFE = new Life("sha256:0", 1 << 20, Status.RUNNING, new Provenance("", "", "", "", 1));

    private final ActorTestKit kit = ActorTestKit.create(RunEngine.configuration(1));
    private final List<Long> opened = new ArrayList<>();
    private final List<ActorRef<Keeper.Command>> stopped = new ArrayList<>();
    private final Keeping keeping = new Keeping(number -> {
        opened.add(number);
        return kit.createTestProbe(Keeper.Command.class).getRef();
    }, stopped::add);

    @AfterEach
    void shutDown() {
        kit.shutdownTestKit();
    }

    private void keep() {
        keeping.keep(LIFE, Optional.empty(), () -> {
        });
    }

    /** With the keeper would go what is on its way. */
    @Test
    void shouldNotRecallWhileMoreIsOnItsWay() {
        keep();
        keeping.recallOnceKept(() -> true);
        keep();
        keeping.kept(1);
        assertThat(stopped).isEmpty();
        keep();
        keeping.kept(2);
        assertThat(stopped).isEmpty();
        keeping.kept(3);
        assertThat(stopped).hasSize(1);
        assertThat(opened).containsExactly(1L, 2L);
    }

    @Test
    void shouldNotRecallWhatNobodyNeedsAnyMore() {
        var needed = new AtomicBoolean(true);
        keep();
        keeping.recallOnceKept(needed::get);
        needed.set(false);
        keeping.kept(1);
        assertThat(stopped).isEmpty();
        assertThat(opened).containsExactly(1L);
    }

    @Test
    void shouldRecallAtOnceWhereNothingIsOnItsWay() {
        keeping.recallOnceKept(() -> true);
        assertThat(opened).containsExactly(1L);
    }
}
