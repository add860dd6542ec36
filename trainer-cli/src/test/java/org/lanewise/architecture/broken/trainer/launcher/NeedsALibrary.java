package org.lanewise.architecture.broken.trainer.launcher;

import picocli.CommandLine;

public interface NeedsALibrary {
    CommandLine commandLine();
}
