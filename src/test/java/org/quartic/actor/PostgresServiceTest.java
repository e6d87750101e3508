package org.quartic.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartic.run.Priority;
import org.quartic.run.Status;
import org.quartic.spec.RunSpec;
import org.quartic.store.PostgresServer;
import org.quartic.store.PostgresStore;
import org.quartic.store.StoreRefusedException;

/** A service over a PostgreSQL server of its own, which is stopped and started under it. */
class PostgresServiceTest {

    private static final RunSpec SPEC = LiveService.some(4);

    private PostgresServer server;
    private LiveService live;

    @BeforeEach
    void open() throws Exception {
        server = PostgresServer.start();
        live = new LiveService(() -> PostgresStore.open(server.settings()), LiveService.IMPATIENT);
    }

    @AfterEach
    void close() throws Exception {
        if (live != null) {
            live.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void shouldHoldStillWithoutItsServerAndGoOnWithItToTheSameBytes() throws Exception {
        String id = live.submit(SPEC);
        live.awaitInfo(id, info -> info.standing().draws() > 500_000);
        server.stopAtOnce();
        live.awaitHeld(id);
        assertThat(live.awaitInfo(id, _ -> true).standing().draws()).isLessThan(LiveService.SOME);
        LiveService.await("the fault is known", () -> live.service().unavailable().isPresent());
        assertThatThrownBy(() -> live.submit(SPEC)).isInstanceOfSatisfying(RunRefusal.class,
                refusal -> assertThat(refusal.kind()).isEqualTo(RunRefusal.Kind.UNAVAILABLE));
        server.startAgain();
        live.awaitStatus(id, Status.EXHAUSTED);
        assertThat(live.csv(id)).isEqualTo(LiveService.undisturbed(SPEC));
        live.halt();
        live.open();
        live.awaitStatus(id, Status.EXHAUSTED);
        assertThat(live.csv(id)).isEqualTo(LiveService.undisturbed(SPEC));
        LiveService.await(live.service().delete(id));
        live.halt();
        live.open();
        assertThatThrownBy(() -> LiveService.await(live.service().show(id))).hasMessageContaining("there is no run");
    }

    @Test
    void shouldKeepARunThatCouldNotBeDeleted() throws Exception {
        String id = live.submit(SPEC);
        live.awaitInfo(id, info -> info.standing().draws() > 0);
        LiveService.await(live.service().stop(id));
        server.stopAtOnce();
        assertThatThrownBy(() -> LiveService.await(live.service().delete(id))).isInstanceOfSatisfying(RunRefusal.class,
                refusal -> assertThat(refusal.kind()).isEqualTo(RunRefusal.Kind.UNAVAILABLE));
        assertThat(LiveService.await(live.service().show(id)).status()).isEqualTo(Status.STOPPED);
        server.startAgain();
        LiveService.await("it is deleted", () -> {
            try {
                return LiveService.await(live.service().delete(id)) != null;
            } catch (RunRefusal notYet) {
                assertThat(notYet.kind()).isEqualTo(RunRefusal.Kind.UNAVAILABLE);
                return false;
            }
        });
    }

    @Test
    void shouldPauseAndStopWhatHoldsStill() throws Exception {
        String paused = live.submit(SPEC);
        String stopped = live.submit(LiveService.some(5));
        live.awaitInfo(paused, info -> info.standing().draws() > 200_000);
        live.awaitInfo(stopped, info -> info.standing().draws() > 200_000);
        server.stopAtOnce();
        live.awaitHeld(paused);
        live.awaitHeld(stopped);
        var pausing = live.service().pause(paused).toCompletableFuture();
        var stopping = live.service().stop(stopped).toCompletableFuture();
        assertThat(pausing).isNotDone();
        server.startAgain();
        assertThat(LiveService.await(pausing).status()).isEqualTo(Status.PAUSED);
        assertThat(LiveService.await(stopping).status()).isEqualTo(Status.STOPPED);
        LiveService.await(live.service().resume(paused));
        live.awaitStatus(paused, Status.EXHAUSTED);
        assertThat(live.csv(paused)).isEqualTo(LiveService.undisturbed(SPEC));
    }

    @Test
    void shouldSayThatItIsLostWhereAnotherHasTakenItsDatabase() throws Exception {
        live.halt();
        live = new LiveService(() -> PostgresStore.open(server.settings()),
                LiveService.IMPATIENT + "quartic.memory.check-interval = 3s");
        String id = live.submit(SPEC);
        live.awaitInfo(id, info -> info.standing().draws() > 0);
        try (PostgresStore _ = taken()) {
            assertThat(LiveService.await(live.service().lost())).contains("was taken by another daemon");
            assertThatThrownBy(() -> LiveService.await(live.service().submit(SPEC, Priority.NORMAL)))
                    .hasMessageContaining("was taken by another daemon");
        }
    }

    /** By another, as soon as it is quicker than the service to come back. */
    private PostgresStore taken() throws Exception {
        while (true) {
            server.stopAtOnce();
            server.startAgain();
            try {
                return PostgresStore.open(server.settings());
            } catch (StoreRefusedException late) {
                assertThat(live.service().lost().toCompletableFuture()).isNotDone();
            }
        }
    }
}
