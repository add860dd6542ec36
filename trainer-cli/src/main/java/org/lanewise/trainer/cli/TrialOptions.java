package org.lanewise.trainer.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lanewise.trainer.sweep.Dimension;
import org.lanewise.trainer.sweep.Dimension.Spacing;
import org.lanewise.trainer.sweep.Setting;
import org.lanewise.trainer.train.EarlyStopping.Watched;
import org.lanewise.trainer.train.Wishes;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The options of one training of a sweep: the words that all have, and the settings of this one. */
@Command
final class TrialOptions {
    /** The setting that is no option, but what is trained. */
    private static final String MODEL = "model";

    /** What decides by which images, and how a trial is judged, must be the same for all. */
    private static final Set<String> FIXED = Set.of("validation", "watch", "test-every");

    private static final Set<String> LOGARITHMIC = Set.of("lr", "weight-decay");
    private static final Set<String> WHOLE = Set.of("batch", "epochs", "seed", "patience");
    private static final Set<String> NUMBERS = Set.of("momentum", "warmup");

    @Mixin
    private WishOptions wishes;

    @Mixin
    private StoppingOptions stopping;

    private static CommandLine parser(TrialOptions options) {
        return new CommandLine(options).setOverwrittenOptionsAllowed(true);
    }

    /** The names of the settings that can be swept. */
    static Set<String> names() {
        Set<String> names = new TreeSet<>(Set.of(MODEL));
        parser(new TrialOptions()).getCommandSpec()
                .options()
                .forEach(option -> names.add(option.longestName().replaceFirst("^--", "")));
        names.removeAll(FIXED);
        return names;
    }

    /** Those of the words of a command line that say how to train, each option in one word with its value. */
    static List<String> words(ParseResult parsed) {
        Set<String> known = parser(new TrialOptions()).getCommandSpec().optionsMap().keySet();
        List<String> words = new ArrayList<>();
        for (PositionalParamSpec parameter : parsed.matchedPositionals()) {
            words.addAll(parameter.originalStringValues());
        }
        for (OptionSpec option : parsed.matchedOptions()) {
            if (known.contains(option.longestName())) {
                boolean flag = option.arity().max() == 0;
                words.add(flag ? option.longestName()
                        : option.longestName() + "=" + option.originalStringValues().getLast());
            }
        }
        return words;
    }

    /**
     * What is trained with these words and settings.
     *
     * @param by what a network is judged by, if nothing else is said
     * @throws IllegalArgumentException if they make no sense
     */
    static Wishes wishes(List<String> words, List<Setting> settings, Watched by) {
        List<String> arguments = new ArrayList<>(words);
        for (Setting setting : settings) {
            if (setting.name().equals(MODEL)) {
                arguments.removeIf(word -> !word.startsWith("-"));
                arguments.add(setting.value());
            } else {
                arguments.add("--" + setting.name() + "=" + setting.value());
            }
        }
        TrialOptions options = new TrialOptions();
        try {
            parser(options).parseArgs(arguments.toArray(String[]::new));
        } catch (ParameterException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        return options.wishes.wishes(options.stopping.wishes(by));
    }

    /**
     * What a {@code --grid} names.
     *
     * @throws IllegalArgumentException if it is no setting
     */
    static Dimension choice(String text) {
        Dimension.Choice choice = Dimension.choice(text);
        requireKnown("--grid", choice.name());
        return choice;
    }

    /**
     * What a {@code --range} names.
     *
     * @throws IllegalArgumentException if it is no setting, or none that is a number
     */
    static Dimension interval(String text) {
        String name = Dimension.nameIn(text).equals("rate") ? "lr" : Dimension.nameIn(text);
        requireKnown("--range", name);
        Optional<Spacing> spacing = LOGARITHMIC.contains(name) ? Optional.of(Spacing.LOG)
                : WHOLE.contains(name) ? Optional.of(Spacing.WHOLE)
                        : NUMBERS.contains(name) ? Optional.of(Spacing.LINEAR) : Optional.empty();
        Dimension.Interval interval = Dimension.interval(text, spacing.orElseThrow(() -> new IllegalArgumentException(
                "--range needs a number, and " + name + " is none; name its values with --grid " + name + "=...")));
        if (WHOLE.contains(name) && interval.spacing() != Spacing.WHOLE) {
            throw new IllegalArgumentException("--range " + name + " takes whole numbers; leave the spacing out");
        }
        return interval;
    }

    private static void requireKnown(String option, String name) {
        if (FIXED.contains(name)) {
            throw new IllegalArgumentException(
                    option + " " + name + ": trials are compared by it, so all must have the same; use --" + name);
        }
        if (!names().contains(name)) {
            throw new IllegalArgumentException(
                    option + ": there is no setting '" + name + "'; there are " + String.join(", ", names()));
        }
    }
}
