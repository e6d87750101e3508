package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
    @TempDir
    private Path directory;

    @Test
    void shouldReplaceTheFileAndLeaveNothingBeside() throws IOException {
        Path file = Files.writeString(directory.resolve("result.json"), "before");
        OutputFile.at(file).write("after ±\n");
        assertThat(file).hasContent("after ±\n");
        assertThat(directory).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void shouldLeaveTheFileAsItIsUntilTheNewOneIsComplete() throws IOException {
        Path file = Files.writeString(directory.resolve("result.json"), "before");
        OutputFile output = OutputFile.at(file);
        assertThat(file).hasContent("before");
        // A directory in the temporary file's place: writing fails halfway.
        Files.createDirectory(directory.resolve(".result.json." + ProcessHandle.current().pid() + ".tmp"));
        assertThatThrownBy(() -> output.write("after")).isInstanceOf(IOException.class);
        assertThat(file).hasContent("before");
    }

    @Test
    void shouldReplaceTheOldFileByANewOneRatherThanWriteIntoIt() throws IOException {
        Path file = Files.writeString(directory.resolve("result.json"), "before");
        Path reader = Files.createLink(directory.resolve("open"), file);
        OutputFile.at(file).write("after");
        assertThat(reader).hasContent("before");
    }

    @Test
    void shouldReplaceWhatASymbolicLinkPointsTo() throws IOException {
        Path file = Files.writeString(directory.resolve("result.json"), "before");
        Path link = Files.createSymbolicLink(directory.resolve("latest"), file);
        OutputFile.at(link).write("after");
        assertThat(file).hasContent("after");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void shouldRefuseADirectoryThatIsNotThere() {
        assertThatThrownBy(() -> OutputFile.at(directory.resolve("nowhere/result.json"))).isInstanceOf(UsageFault.class)
                .hasMessage("--out: there is no directory " + directory.resolve("nowhere"));
    }

    @Test
    void shouldRefuseWhatIsNotAFile() {
        assertThatThrownBy(() -> OutputFile.at(directory)).isInstanceOf(UsageFault.class)
                .hasMessageEndingWith("is not a file");
        assertThatThrownBy(() -> OutputFile.at(Path.of("/dev/null"))).isInstanceOf(UsageFault.class);
    }
}
