package org.lanewise.trainer.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorTest {
    @TempDir
    private Path folder;

    @Test
    void readsTheNameThatLinuxGives() throws IOException {
        Path cpuinfo = Files.writeString(
                folder.resolve("cpuinfo"), "processor\t: 0\nmodel\t\t: 17\nmodel name\t: Fast Chip 3000 @ 4 GHz\n");

        assertThat(Processor.modelName(cpuinfo)).hasValue("Fast Chip 3000 @ 4 GHz");
    }

    @Test
    void hasNoNameWhereLinuxGivesNone() throws IOException {
        Path arm = Files.writeString(folder.resolve("cpuinfo"), "processor\t: 0\nBogoMIPS\t: 50.00\n");

        assertThat(Processor.modelName(arm)).isEmpty();
        assertThat(Processor.modelName(folder.resolve("missing"))).isEmpty();
    }

    @Test
    void thisMachineHasSomeName() {
        assertThat(Processor.name()).isNotBlank();
    }
}
