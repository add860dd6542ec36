package org.lanewise.trainer.live;

import org.lanewise.engine.network.Network;
import org.lanewise.trainer.notation.NetworkText;
import org.lanewise.trainer.notation.NotationException;

/** The network of a run as a text to edit, as {@code train} takes it from a file. */
final class LayerText {
    private LayerText() {}

    /** The layers of a network. */
    static String of(Network network) {
        return NetworkText.of(network);
    }

    /**
     * Another network for the same images; a recipe in the text is passed over.
     *
     * @throws IllegalArgumentException naming the line that is wrong, or the shapes, if input or classes become others
     */
    static Network parse(String text, Network like) {
        Network network;
        try {
            network = NetworkText.parse(text, like.name()).network();
        } catch (NotationException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        if (!network.input().equals(like.input()) || !network.output().equals(like.output())) {
            throw new IllegalArgumentException("the network makes " + network.output() + " values of images of "
                    + network.input() + "; this run has " + like.output() + " classes and images of " + like.input());
        }
        return network;
    }
}
