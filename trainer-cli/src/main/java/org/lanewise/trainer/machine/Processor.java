package org.lanewise.trainer.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The name of the processor, as far as the operating system tells it. */
public final class Processor {
    private static final Path CPUINFO = Path.of("/proc/cpuinfo");

    private Processor() {}

    /** The processor's name; its architecture where no name is to be had. */
    public static String name() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        Optional<String> name;
        if (system.startsWith("mac")) {
            name = firstLineOf("sysctl", "-n", "machdep.cpu.brand_string");
        } else if (system.startsWith("windows")) {
            name = Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER"));
        } else {
            name = modelName(CPUINFO);
        }
        return name.orElse("a processor of the architecture " + System.getProperty("os.arch"));
    }

    /** The first line {@code model name : ...} of a file; ARM's Linux has none. */
    static Optional<String> modelName(Path cpuinfo) {
        try (Stream<String> lines = Files.lines(cpuinfo)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .filter(name -> !name.isEmpty())
                    .findFirst();
        } catch (IOException | java.io.UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> firstLineOf(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            if (!process.waitFor(2, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroy();
                return Optional.empty();
            }
            return process.inputReader().lines().filter(line -> !line.isBlank()).findFirst();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
