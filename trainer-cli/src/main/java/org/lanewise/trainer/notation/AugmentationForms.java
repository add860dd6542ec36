package org.lanewise.trainer.notation;

import java.util.List;
import org.lanewise.engine.data.augment.Affine;
import org.lanewise.engine.data.augment.Augmentation;
import org.lanewise.engine.data.augment.Blotch;
import org.lanewise.engine.data.augment.Chain;
import org.lanewise.engine.data.augment.Crop;
import org.lanewise.engine.data.augment.Elastic;
import org.lanewise.engine.data.augment.Erase;
import org.lanewise.engine.data.augment.OneOf;
import org.lanewise.engine.data.augment.PoissonNoise;
import org.lanewise.engine.data.augment.Rotation;
import org.lanewise.engine.data.augment.Shift;
import org.lanewise.engine.data.augment.Sometimes;
import org.lanewise.engine.data.augment.Warp;
import org.lanewise.trainer.augment.Preset;

/** Augmentations: the presets by name, all others with their settings; a list is a chain. */
final class AugmentationForms {
    static final Notation<Augmentation> ALL = family();

    private AugmentationForms() {}

    private static Family<Augmentation> family() {
        Family<Augmentation> family = new Family<>("augmentation");
        for (Preset preset : Preset.values()) {
            family.constant(preset.toString(), preset.augmentation());
        }
        Notation<List<Augmentation>> list = Scalars.listOf(family);
        return family.form("crop", Crop.class, new RecordForm<>("crop", Crop.class, new Crop(1, 1, 1))
                .required("height", "width", "offsets"))
                .form("shift", Shift.class, new RecordForm<>("shift", Shift.class, new Shift(0, 1))
                        .required("from", "to"))
                .form("rotation", Rotation.class, new RecordForm<>("rotation", Rotation.class, new Rotation(0, 1))
                        .required("from", "to"))
                .form("blotch", Blotch.class, new RecordForm<>("blotch", Blotch.class, Blotch.REPORT_LI)
                        .required("side", "upper", "lower"))
                .form("poisson-noise", PoissonNoise.class,
                        new RecordForm<>("poisson-noise", PoissonNoise.class, PoissonNoise.REPORT_LI)
                                .required("peak")
                                .principal("peak"))
                .form("erase", Erase.class, new RecordForm<>("erase", Erase.class, new Erase(3, 10, 0))
                        .required("shortest", "longest"))
                .form("warp", Warp.class, new RecordForm<>("warp", Warp.class, Warp.of(Affine.NONE))
                        .setting("affine", new RecordForm<>("affine", Affine.class, Affine.NONE))
                        .setting("elastic", new RecordForm<>("elastic", Elastic.class, Elastic.NONE)
                                .required("alpha", "sigma")))
                .form("sometimes", Sometimes.class,
                        new RecordForm<>("sometimes", Sometimes.class, new Sometimes(1, Augmentation.NONE))
                                .setting("augmentation", family)
                                .required("probability", "augmentation"))
                .form("one-of", OneOf.class,
                        new RecordForm<>("one-of", OneOf.class, new OneOf(List.of(Augmentation.NONE)))
                                .setting("choices", list)
                                .required("choices")
                                .principal("choices"))
                .form("chain", Chain.class, new RecordForm<>("chain", Chain.class, new Chain(List.of()))
                        .setting("parts", list)
                        .required("parts")
                        .principal("parts"))
                .listsAre("chain");
    }
}
