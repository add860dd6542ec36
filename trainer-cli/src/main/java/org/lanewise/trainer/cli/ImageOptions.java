package org.lanewise.trainer.cli;

import java.util.Optional;
import org.lanewise.trainer.augment.Preset;
import org.lanewise.trainer.data.HoldOut;
import org.lanewise.trainer.train.Components;
import org.lanewise.trainer.train.ImageWishes;
import org.lanewise.trainer.train.NormalizationChoice;
import org.lanewise.trainer.train.Preparation;
import org.lanewise.trainer.train.SamplingText;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** What happens to the images before the network sees them. */
final class ImageOptions {
    @Option(
            names = "--augment",
            paramLabel = "NAME[,NAME...]",
            description = "Change the training images by chance, anew in every epoch: none, report-li, crop24, shift, "
                    + "affine, elastic, affine-elastic, blotch, rotation, poisson-noise, erase. 'trainer augment preview' "
                    + "tells and shows what they do.")
    private String augment;

    @Option(
            names = "--sampling",
            paramLabel = "KIND",
            description = "Which images an epoch shows: shuffled, as-given, with-replacement:N, convnetjs:N, with N images "
                    + "an epoch.")
    private String sampling;

    @Option(
            names = "--validation",
            paramLabel = "IMAGES",
            description = "Hold training images back and measure on them instead of the test images: a share like 0.1 or "
                    + "a number like 6000 (the last), first:6000, drawn:0.1[:SEED], kfold:FOLDS:FOLD:SEED, "
                    + HoldOut.HOLTING + ", none.")
    private String validation;

    @Option(
            names = "--normalization",
            paramLabel = "NAME",
            converter = NormalizationName.class,
            description = "unit (p/255), centered ((p-128)/255), mnist ((p/255-0.1307)/0.3081), standardized (mean 0, "
                    + "deviation 1), per-pixel-mean ((p-mean image)/255).")
    private NormalizationChoice normalization;

    @Option(
            names = "--amplify",
            description = "Train on three times as many images, as report 002: all twice, and once changed by report-li.")
    private boolean amplify;

    @Option(
            names = "--own-test-mean",
            description = "With per-pixel-mean: normalise the images to measure on by their own mean, as report 002.")
    private boolean ownTestMean;

    /** Names as they are written everywhere else, with hyphens. */
    static final class NormalizationName implements ITypeConverter<NormalizationChoice> {
        @Override
        public NormalizationChoice convert(String name) {
            for (NormalizationChoice choice : NormalizationChoice.values()) {
                if (Components.name(choice).equals(name)) {
                    return choice;
                }
            }
            throw new picocli.CommandLine.TypeConversionException("there is no normalisation '" + name
                    + "'; there are unit, centered, mnist, standardized, per-pixel-mean");
        }
    }

    ImageWishes wishes() {
        return new ImageWishes(
                Optional.ofNullable(augment).map(Preset::parse),
                Optional.ofNullable(sampling).map(SamplingText::parse),
                Optional.ofNullable(validation).map(Preparation::heldBack),
                Optional.ofNullable(normalization),
                amplify,
                ownTestMean);
    }
}
