package org.lanewise.trainer.cli;

import picocli.CommandLine.Command;

/** Shows augmentations. */
@Command(
        name = "augment",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Shows how images are changed by chance.",
        subcommands = {AugmentPreviewCommand.class},
        footer = {"", "Example:", "  trainer augment preview --augment affine-elastic --out sheet.png"})
final class AugmentCommand {}
