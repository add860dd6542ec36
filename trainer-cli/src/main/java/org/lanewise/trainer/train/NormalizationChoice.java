package org.lanewise.trainer.train;

import java.util.Arrays;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.data.NormalizationRule;

/** Normalisations that have a name. */
public enum NormalizationChoice {
    /** p / 255. */
    UNIT(Normalization.UNIT),
    /** (p - 128) / 255. */
    CENTERED(Normalization.CENTERED),
    /** (p / 255 - 0.1307) / 0.3081. */
    MNIST(Normalization.MNIST_STANDARDIZED),
    /** Mean 0, deviation 1 over the training images. */
    STANDARDIZED(new NormalizationRule.Standardized()),
    /** (p - mean image of the training images) / 255. */
    PER_PIXEL_MEAN(new NormalizationRule.PerPixelMean());

    private final NormalizationRule rule;

    NormalizationChoice(NormalizationRule rule) {
        this.rule = rule;
    }

    /** What it stands for. */
    public NormalizationRule rule() {
        return rule;
    }

    /**
     * The rule of that name.
     *
     * @param fitted to take where no rule has it
     */
    public static NormalizationRule named(String name, NormalizationRule fitted) {
        return Arrays.stream(values())
                .filter(choice -> Components.name(choice).equals(name))
                .findFirst()
                .map(NormalizationChoice::rule)
                .orElse(fitted);
    }

    /** The name of a rule as the option has it; of a rule without a name a description. */
    static String text(NormalizationRule rule) {
        return Arrays.stream(values())
                .filter(choice -> choice.rule.equals(rule))
                .findFirst()
                .map(Components::name)
                .orElseGet(rule::toString);
    }
}
