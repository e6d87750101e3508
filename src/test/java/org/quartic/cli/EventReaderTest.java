package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventReaderTest {
    private final AtomicInteger heard = new AtomicInteger();

    private EventReader reader(String text) {
        return new EventReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                heard::incrementAndGet);
    }

    @Test
    void shouldReadEventsOneByOne() throws Exception {
        EventReader reader = reader("event: state\nid: 1.0\ndata: {\"name\":\"φ\"}\n\n:\n\nevent:look\r\nid:2.8\r\n"
                + "data:{\"draws\":\r\ndata:8}\r\nretry: 10\r\n\r\nevent: end\nid: 3.8\ndata: {}\n\n");
        SentEvent state = reader.next().orElseThrow();
        assertThat(state.kind()).isEqualTo("state");
        assertThat(state.id()).isEqualTo("1.0");
        assertThat(state.data().path("name").asText()).isEqualTo("φ");
        SentEvent look = reader.next().orElseThrow();
        assertThat(look.isLook()).isTrue();
        assertThat(look.id()).isEqualTo("2.8");
        assertThat(look.data().path("draws").asInt()).isEqualTo(8);
        assertThat(reader.next().orElseThrow().isEnd()).isTrue();
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void shouldHearSignsOfLifeThatAreNoEvents() throws Exception {
        assertThat(reader(":\n\n: still here\n\n").next()).isEmpty();
        assertThat(heard).hasValue(4);
    }

    @Test
    void shouldPassOverAnEventThatBroke() throws Exception {
        assertThat(reader("event: look\nid: 2.8\ndata: {\"dra").next()).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsNotJson() {
        assertThatThrownBy(() -> reader("event: look\ndata: draws\n\n").next()).isInstanceOf(IOException.class);
    }
}
