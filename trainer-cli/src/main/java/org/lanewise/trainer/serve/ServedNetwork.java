package org.lanewise.trainer.serve;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lanewise.engine.checkpoint.NetworkFile;
import org.lanewise.engine.data.FloatImages;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.plan.InferencePlan;
import org.lanewise.engine.plan.Workers;
import org.lanewise.trainer.data.DataException;
import org.lanewise.trainer.evaluate.LayerChain;
import org.lanewise.trainer.evaluate.Softmax;
import org.lanewise.trainer.picture.Ink;
import org.lanewise.trainer.picture.NetworkView;
import org.lanewise.trainer.picture.PictureException;

/** A trained network that answers. Any thread may ask; one question is answered at a time. */
final class ServedNetwork {
    private final Path path;
    private final NetworkFile file;
    private final NetworkView view;
    private final InferencePlan plan;
    private final LayerChain chain;

    /**
     * What a network says of a digit.
     *
     * @param seen the digit, or the part of it that the network takes
     * @param probabilities one a class
     * @param layers the values behind every layer, in channel, row, column order, if they were asked for
     */
    record Answer(Ink seen, float[] probabilities, Optional<List<float[]>> layers) {
        /** The most probable class, the first of equals. */
        int winner() {
            int winner = 0;
            for (int i = 1; i < probabilities.length; i++) {
                if (probabilities[i] > probabilities[winner]) {
                    winner = i;
                }
            }
            return winner;
        }
    }

    /**
     * Makes a network ready.
     *
     * @throws DataException if it takes no digits
     */
    ServedNetwork(Path path, NetworkFile file, Kernels kernels) {
        this.path = path;
        this.file = file;
        try {
            this.view = NetworkView.of(file.network(), file.normalization());
        } catch (PictureException e) {
            throw new DataException(path + ": " + e.getMessage(), e);
        }
        // A single image is too little work for more than one thread.
        this.plan = InferencePlan.compile(file.parameters(), 1, kernels, Workers.of(1));
        this.chain = new LayerChain(file.parameters(), kernels, Workers.of(1));
    }

    Path path() {
        return path;
    }

    Network network() {
        return file.network();
    }

    /** What the network was trained on, as far as its file says. */
    Optional<String> data() {
        return Optional.ofNullable(file.provenance().get("data"));
    }

    /**
     * Asks.
     *
     * @param digit as in MNIST
     * @param layers whether to tell what every layer makes of it
     */
    synchronized Answer answer(Ink digit, boolean layers) {
        float[] values = view.values(digit);
        if (!layers) {
            return new Answer(view.seen(digit), Softmax.of(logits(values)), Optional.empty());
        }
        List<float[]> all = chain.values(values);
        return new Answer(
                view.seen(digit), Softmax.of(all.getLast()), Optional.of(all.subList(1, all.size())));
    }

    private float[] logits(float[] values) {
        float[] logits = new float[network().output().size()];
        FloatImages single = new FloatImages(network().input(), values, new int[1], logits.length);
        plan.run(single, new int[1], 0, 1).copyImage(0, logits, 0);
        return logits;
    }
}
