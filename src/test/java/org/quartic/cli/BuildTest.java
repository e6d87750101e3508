package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import org.quartic.run.Provenance;

class BuildTest {

    @Test
    void shouldSayWhereAResultComesFrom() {
        Provenance provenance = Build.current().provenance(3);
        assertThat(provenance.threads()).isEqualTo(3);
        assertThat(provenance.version()).matches("\\d+\\.\\d+\\.\\d+.*|unknown");
        assertThat(provenance.commit()).matches("[0-9a-f]{40}|unknown");
        assertThat(provenance.jdk()).startsWith(Runtime.version().toString());
        assertThat(provenance.cpu()).isNotBlank();
    }
}
