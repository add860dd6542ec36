package org.lanewise.trainer.cli;

import picocli.CommandLine.Command;

/** Gets and checks data sets. */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Fetches MNIST, checks data files, draws synthetic digits.",
        subcommands = {DataFetchCommand.class, DataVerifyCommand.class, DataSynthCommand.class},
        footer = {"", "Example:", "  trainer data fetch"})
final class DataCommand {}
