package org.lanewise.trainer.train;

import java.util.Optional;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.data.augment.Augmentation;
import org.lanewise.engine.random.Seed;
import org.lanewise.trainer.augment.Preset;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.data.HoldOut;
import org.lanewise.trainer.data.LabeledImages;

/**
 * What happens to the images of a run before the network sees them; stored with it.
 *
 * @param amplified whether the training images are amplified as in report 002
 * @param heldBack which training images are held back, as {@link HoldOut} writes it, or {@value #NONE}
 * @param augmentation of the training images, anew in every epoch
 * @param normalization by name
 * @param ownTestMean whether the images to measure on are normalised by their own mean image, as in report 002
 */
public record Preparation(
        boolean amplified, String heldBack, Augmentation augmentation, String normalization, boolean ownTestMean) {
    /** No images are held back. */
    public static final String NONE = "none";

    /** Writes {@code heldBack} as {@link HoldOut} does, so that equal texts mean equal images. */
    public Preparation {
        heldBack = heldBack(heldBack);
    }

    /** Images as they are, but for an augmentation and what is held back. */
    static Preparation of(Augmentation augmentation, Optional<String> heldBack, String normalization) {
        return new Preparation(false, heldBack.orElse(NONE), augmentation, normalization, false);
    }

    /**
     * What to hold back, from the words of an option.
     *
     * @throws IllegalArgumentException if they say nothing
     */
    public static String heldBack(String text) {
        return text.equals(NONE) ? NONE : HoldOut.parse(text).toString();
    }

    /** This, changed by wishes. */
    Preparation with(ImageWishes wishes) {
        return new Preparation(
                amplified || wishes.amplified(),
                wishes.heldBack().orElse(heldBack),
                wishes.augmentation().orElse(augmentation),
                wishes.normalization().map(Components::name).orElse(normalization),
                ownTestMean || wishes.ownTestMean());
    }

    /** Throws if a wish would change this. */
    void require(ImageWishes wishes, Contradiction contradiction) {
        contradiction.check("--augment", wishes.augmentation().map(Preset::text), Preset.text(augmentation));
        contradiction.check("--validation", wishes.heldBack(), heldBack);
        contradiction.check("--normalization", wishes.normalization().map(Components::name), normalization);
        contradiction.check("--amplify", Optional.of(true).filter(_ -> wishes.amplified()), amplified);
        contradiction.check("--own-test-mean", Optional.of(true).filter(_ -> wishes.ownTestMean()), ownTestMean);
    }

    /**
     * The data a run sees.
     *
     * @param data as found
     * @param seed of the run; it decides how images are amplified
     * @throws org.lanewise.trainer.data.DataException if there are too few images
     */
    public DataSet of(DataSet data, long seed) {
        DataSet amplifiedData = amplified ? data.amplified(new Seed(seed)) : data;
        return holdsBack() ? amplifiedData.holdingBack(HoldOut.parse(heldBack)) : amplifiedData;
    }

    /** Whether training images are held back to measure on, in place of the test images. */
    public boolean holdsBack() {
        return !heldBack.equals(NONE);
    }

    /** How images to measure on are normalised. */
    public Normalization measuring(Normalization training, LabeledImages images) {
        return ownTestMean ? training.withMeanOf(images.pixels(), images.height() * images.width()) : training;
    }

    /** In words for people; empty where images are shuffled by epoch and otherwise as they are. */
    public String text() {
        return (augmentation.equals(Augmentation.NONE) ? "" : "; augmented: " + Preset.text(augmentation))
                + (ownTestMean ? "; measured images normalised by their own mean" : "");
    }
}
