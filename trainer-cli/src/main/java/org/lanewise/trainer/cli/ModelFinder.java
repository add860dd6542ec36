package org.lanewise.trainer.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lanewise.engine.checkpoint.NetworkFile;
import org.lanewise.engine.network.Network;
import org.lanewise.models.Models;
import org.lanewise.trainer.data.DataException;
import org.lanewise.trainer.notation.NetworkText;
import org.lanewise.trainer.train.Design;

/** What a command line means by a model: one of those that are built in, a text file, or a trained network. */
final class ModelFinder {
    private ModelFinder() {}

    /**
     * Something to train.
     *
     * @throws IllegalArgumentException if nothing has that name, or it is trained already
     * @throws DataException if it names a file that is not there
     */
    static Design design(String modelOrFile) {
        if (isBuiltIn(modelOrFile)) {
            return Design.of(Models.named(modelOrFile));
        }
        Path file = Path.of(modelOrFile);
        if (isTrained(file)) {
            throw new IllegalArgumentException(file + " is a trained network, with no recipe to train it by; "
                    + "'train --resume' goes on with a checkpoint, 'summary --format yaml' makes a text of its layers");
        }
        return NetworkText.read(file);
    }

    /** Only its layers. */
    static Network network(String modelOrFile) {
        return !isBuiltIn(modelOrFile) && isTrained(Path.of(modelOrFile))
                ? NetworkFile.read(Path.of(modelOrFile)).network()
                : design(modelOrFile).network();
    }

    /** Whether it is a file with weights. */
    static boolean isTrained(String modelOrFile) {
        return !isBuiltIn(modelOrFile) && isTrained(Path.of(modelOrFile));
    }

    /** Names of models come first; a file of the same name is chosen by a path, {@code ./luo-cnn1}. */
    private static boolean isBuiltIn(String modelOrFile) {
        boolean file = modelOrFile.contains(".") || modelOrFile.contains("/") || Files.exists(Path.of(modelOrFile));
        return Models.names().contains(modelOrFile) || !file;
    }

    /** Stored networks begin with a length of eight bytes, whose last is zero; texts have no zeros. */
    private static boolean isTrained(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] length = in.readNBytes(Long.BYTES);
            return length.length == Long.BYTES && length[Long.BYTES - 1] == 0;
        } catch (IOException e) {
            throw DataException.cannotRead(file, e);
        }
    }
}
