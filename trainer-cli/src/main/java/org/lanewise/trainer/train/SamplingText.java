package org.lanewise.trainer.train;

import org.lanewise.engine.data.Sampling;

/** A sampling as its option has it. */
public final class SamplingText {
    private SamplingText() {}

    /** The text of a sampling. */
    public static String of(Sampling sampling) {
        return switch (sampling) {
            case Sampling.Shuffled _ -> "shuffled";
            case Sampling.AsGiven _ -> "as-given";
            case Sampling.WithReplacement random -> "with-replacement:" + random.draws();
            case Sampling.ConvNetJsStream stream when stream.equals(Sampling.ConvNetJsStream.of(stream.draws())) ->
                    "convnetjs:" + stream.draws();
            case Sampling.ConvNetJsStream stream -> stream.toString();
        };
    }

    /**
     * The reverse, for those that an option can name.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Sampling parse(String text) {
        String[] parts = text.split(":", -1);
        try {
            return switch (parts[0] + "/" + parts.length) {
                case "shuffled/1" -> new Sampling.Shuffled();
                case "as-given/1" -> new Sampling.AsGiven();
                case "with-replacement/2" -> new Sampling.WithReplacement(Integer.parseInt(parts[1]));
                case "convnetjs/2" -> Sampling.ConvNetJsStream.of(Integer.parseInt(parts[1]));
                default -> throw new NumberFormatException();
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("there is no sampling '" + text + "'; there are shuffled, as-given, "
                    + "with-replacement:N and convnetjs:N, with N images an epoch", e);
        }
    }
}
