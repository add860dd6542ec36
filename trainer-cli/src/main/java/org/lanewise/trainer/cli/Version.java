package org.lanewise.trainer.cli;

import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.trainer.machine.KernelChoice;
import org.lanewise.trainer.machine.Processor;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        KernelChoice choice = KernelChoice.of(KernelSelection.AUTO);
        int bits = choice.kernels().vectorBits();
        return new String[]{
            program(),
            "JDK: " + System.getProperty("java.vendor") + " " + Runtime.version(),
            "CPU: " + Processor.name() + ", " + Runtime.getRuntime().availableProcessors() + " processors",
            "Kernels: " + choice.kernels().name() + (bits == 0 ? "" : ", " + bits + " bits")
        };
    }

    /** The name and version of the program; a build that was never packed has no version. */
    static String program() {
        String version = Version.class.getPackage().getImplementationVersion();
        return "Lanewise trainer " + (version == null ? "(development)" : version);
    }
}
