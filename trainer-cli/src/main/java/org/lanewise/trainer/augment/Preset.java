package org.lanewise.trainer.augment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lanewise.engine.data.augment.Affine;
import org.lanewise.engine.data.augment.Augmentation;
import org.lanewise.engine.data.augment.Blotch;
import org.lanewise.engine.data.augment.Chain;
import org.lanewise.engine.data.augment.Elastic;
import org.lanewise.engine.data.augment.Erase;
import org.lanewise.engine.data.augment.PoissonNoise;
import org.lanewise.engine.data.augment.Rotation;
import org.lanewise.engine.data.augment.Shift;
import org.lanewise.engine.data.augment.Sometimes;
import org.lanewise.engine.data.augment.Warp;
import org.lanewise.models.UnknownNameException;

/** Augmentations that have a name; made for digits of 28 x 28 pixels. */
public enum Preset {
    /** Images as they are. */
    NONE("images as they are", Augmentation.NONE),
    /** Report 002. */
    REPORT_LI("one of blotch, shift by -5 to 4 pixels, noise, rotation by 1 to 359 degrees, as in report 002",
            Augmentation.REPORT_LI),
    /** Report 003. */
    CROP24("24 x 24 of 28 x 28 pixels at offsets 0 to 3, as in report 003", Augmentation.CONVNETJS),
    /** Whole pixels. */
    SHIFT("up to 2 whole pixels up, down, left and right", new Shift(-2, 2)),
    /** An affine map. */
    AFFINE("shift up to 2 pixels, rotation up to 10 degrees, scale up to 10 %, shear up to 10 degrees",
            Warp.of(new Affine(2, 10, 0.1, 10))),
    /** Simard's distortion. */
    ELASTIC("elastic distortion, alpha 34, sigma 4 pixels", Warp.of(Elastic.SIMARD)),
    /** Both in one interpolation. */
    AFFINE_ELASTIC("shift up to 1.5 pixels, rotation up to 8 degrees, scale up to 8 %, shear up to 6 degrees, elastic "
            + "distortion with alpha 24, sigma 4 pixels",
            Warp.of(new Affine(1.5, 8, 0.08, 6), new Elastic(24, 4))),
    /** Dirt above or below the digit. */
    BLOTCH("a square of one grey with sides of 1 to 6 pixels in the upper or lower rows, the blotch of report 002",
            Blotch.REPORT_LI),
    /** Any angle. */
    ROTATION("rotation by 1 to 359 degrees, that of report 002", Rotation.REPORT_LI),
    /** Photons. */
    POISSON_NOISE("Poisson noise, 0.005 events at a white pixel, the noise of report 002: few grey pixels become white",
            PoissonNoise.REPORT_LI),
    /** A rectangle of paper. */
    ERASE("of every second image a rectangle with sides of 3 to 10 pixels is blank",
            new Sometimes(0.5, new Erase(3, 10, 0)));

    private final String description;
    private final Augmentation augmentation;

    Preset(String description, Augmentation augmentation) {
        this.description = description;
        this.augmentation = augmentation;
    }

    /** What it does, with its numbers. */
    public String description() {
        return description;
    }

    /** What it stands for. */
    public Augmentation augmentation() {
        return augmentation;
    }

    /** The name by which it is chosen. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The augmentation of one name, or of several with commas between them: one after the other.
     *
     * @throws IllegalArgumentException if there is no such name
     */
    public static Augmentation parse(String text) {
        List<Augmentation> parts = new ArrayList<>();
        for (String name : text.split(",", -1)) {
            parts.add(named(name.strip()).augmentation);
        }
        return parts.size() == 1 ? parts.getFirst() : new Chain(parts);
    }

    private static Preset named(String name) {
        return Arrays.stream(values())
                .filter(preset -> preset.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException(
                        "augmentation", name, Arrays.stream(values()).map(Preset::toString).toList()));
    }

    /** The reverse of {@link #parse}; for what has no name, a description. */
    public static String text(Augmentation augmentation) {
        Optional<String> name = Arrays.stream(values())
                .filter(preset -> preset.augmentation.equals(augmentation))
                .map(Preset::toString)
                .findFirst();
        return name.orElseGet(() -> augmentation instanceof Chain chain
                ? chain.parts().stream().map(Preset::text).collect(Collectors.joining(","))
                : augmentation.toString());
    }
}
