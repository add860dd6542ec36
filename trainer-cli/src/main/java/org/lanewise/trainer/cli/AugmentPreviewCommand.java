package org.lanewise.trainer.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.lanewise.engine.data.augment.Augmentation;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.store.AtomicFile;
import org.lanewise.trainer.augment.AugmentationSheet;
import org.lanewise.trainer.augment.Preset;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.figure.ImageGrid;
import org.lanewise.trainer.report.DataNotes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Draws a sheet of augmented images. */
@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Draws an image of every class, black on white, and beside it what the first epochs of a training "
                + "make of it. Without --out it lists the augmentations that have a name.",
        footer = {"", "Example:", "  trainer augment preview --augment affine,erase --out sheet.png"})
final class AugmentPreviewCommand implements Callable<Integer> {
    private static final int ZOOM = 3;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--augment",
            paramLabel = "NAME[,NAME...]",
            description = "One after the other. Default: ${DEFAULT-VALUE}.")
    private String augment = Preset.AFFINE_ELASTIC.toString();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The picture: a PNG, or where the name ends in .svg, an SVG with names of rows and columns.")
    private Path out;

    @Option(names = "--seed", paramLabel = "N", description = "Of the training. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Images beside each original. Default: ${DEFAULT-VALUE}.")
    private int epochs = 12;

    @Mixin
    private DataOption data;

    @Override
    public Integer call() {
        Augmentation augmentation = Preset.parse(augment);
        PrintWriter lines = spec.commandLine().getOut();
        if (out == null) {
            for (Preset preset : Preset.values()) {
                lines.println(String.format(Locale.ROOT, "%-15s %s", preset, preset.description()));
            }
        } else {
            DataSet images = data.find();
            ImageGrid sheet =
                    AugmentationSheet.of(images.train(), augmentation, new Seed(seed), epochs).zoom(ZOOM);
            boolean svg = out.toString().toLowerCase(Locale.ROOT).endsWith(".svg");
            byte[] picture = svg ? sheet.svg().getBytes(StandardCharsets.UTF_8) : sheet.png();
            AtomicFile.write(out, file -> file.write(picture));
            lines.println(augment + " on " + DataNotes.on(images) + ": " + out);
        }
        lines.flush();
        return ExitCode.OK;
    }
}
