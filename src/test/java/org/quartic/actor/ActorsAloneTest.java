package org.quartic.actor;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;

class ActorsAloneTest {

    @Test
    void shouldKnowNothingOfPersistenceStreamsAndRemoting() {
        Config alone = ConfigFactory.load(new ActorsAlone());
        for (String other : new String[]{"akka.persistence", "akka.stream", "akka.remote", "jdbc-journal", "slick"}) {
            assertThat(alone.hasPath(other)).as(other).isFalse();
        }
        assertThat(ConfigFactory.load().hasPath("akka.persistence")).as("it would be there").isTrue();
        assertThat(alone.getObject("akka.actor.serializers").unwrapped().values().toString())
                .doesNotContain("persistence", "stream", "remote");
        assertThat(alone.getStringList("akka.library-extensions")).hasSize(2);
        assertThat(alone.hasPath("quartic.blocks-per-pipeline")).isTrue();
    }
}
