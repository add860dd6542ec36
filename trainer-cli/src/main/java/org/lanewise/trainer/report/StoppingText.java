package org.lanewise.trainer.report;

import java.util.Optional;
import org.lanewise.trainer.train.EarlyStopping;
import org.lanewise.trainer.train.EarlyStopping.Watched;
import org.lanewise.trainer.train.RunResult;

/** Why runs end, with which network, and how often they have seen the test images, in words. */
public final class StoppingText {
    private StoppingText() {}

    /** At the end of the line of settings. */
    static String rule(EarlyStopping stopping) {
        return "; " + words(stopping);
    }

    /** The rule by itself. */
    public static String words(EarlyStopping stopping) {
        return "ends after " + epochs(stopping.patience()) + " without a " + better(stopping.watched());
    }

    private static String epochs(int count) {
        return count == 1 ? "1 epoch" : count + " epochs";
    }

    private static String better(Watched watched) {
        return switch (watched) {
            case LOSS -> "lower validation loss";
            case ACCURACY -> "higher validation accuracy";
        };
    }

    private static String best(Watched watched) {
        return switch (watched) {
            case LOSS -> "the lowest validation loss";
            case ACCURACY -> "the highest validation accuracy";
        };
    }

    /**
     * Whether the run ended early, and which weights it went back to.
     *
     * @param planned epochs
     */
    static Optional<String> end(EarlyStopping stopping, int planned, RunResult result) {
        return result.measurements().best().map(best -> {
            boolean early = result.epochs() < planned && result.epochs() - best.epoch() >= stopping.patience();
            String ended = early
                    ? "Ended early, after epoch " + result.epochs() + " of " + planned + ", because for "
                            + epochs(stopping.patience()) + " there was no " + better(stopping.watched()) + "; "
                    : "";
            return best.step() == result.progress().steps()
                    ? ended + "the last weights are those with " + best(stopping.watched())
                    : ended + "the weights after epoch " + best.epoch() + ", with " + best(stopping.watched())
                            + ", are restored";
        }).map(text -> Character.toUpperCase(text.charAt(0)) + text.substring(1));
    }

    /**
     * How often the test images were measured.
     *
     * @param shown whether somebody who could steer the run was shown some of them
     */
    public static String looks(int count, boolean shown) {
        return "The test images were " + switch (count) {
            case 0 -> shown ? "not looked at as a whole"
                    : "not looked at; 'evaluate' does that, with a network saved by --save or --checkpoint";
            case 1 -> "looked at once";
            case 2 -> "looked at twice";
            default -> "looked at " + Figures.count(count) + " times";
        } + (shown ? ", and some shown on the dashboard while the run went on" : "");
    }
}
