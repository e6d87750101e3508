package org.quartic.actor;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import org.junit.jupiter.api.Test;

class UnserializedTest {

    @Test
    void shouldNameNoClassOfPersistenceStreamsOrRemoting() {
        Config plain = RunEngine.configuration(1);
        assertThat(plain.getObject("akka.actor.serializers").unwrapped().values())
                .containsOnly(NoSerializer.class.getName());
        assertThat(plain.getObject("akka.actor.serialization-bindings").unwrapped().values()).containsOnly("none");
        assertThat(plain.getStringList("akka.library-extensions")).allMatch(name -> name.startsWith("akka.actor.")
                || name.startsWith("akka.serialization."));
        assertThat(plain.hasPath("quartic.memory")).isFalse();
    }
}
