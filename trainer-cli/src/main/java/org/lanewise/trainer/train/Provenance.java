package org.lanewise.trainer.train;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.lanewise.engine.checkpoint.NetworkFile;
import org.lanewise.engine.loss.Loss;
import org.lanewise.engine.loss.SoftmaxCrossEntropy;
import org.lanewise.engine.store.Json;
import org.lanewise.engine.store.RecordCodec;
import org.lanewise.engine.store.StoreException;
import org.lanewise.trainer.data.DataSet;

/**
 * Where a trained network comes from; stored with it.
 *
 * @param model name of the model
 * @param initialization name of its initialisation
 * @param loss it was trained with
 * @param epochs the run was meant to have
 * @param preparation of the images
 * @param stopping whether the run may end early
 * @param data description of the data set, prepared
 * @param dataSha256 of the data set, prepared
 * @param program name and version of the program, and the Java it ran on
 */
public record Provenance(
        String model, String initialization, Loss loss, int epochs, Preparation preparation,
        Optional<EarlyStopping> stopping, String data, String dataSha256,
        String program) {
    private static final String STOPPING = "stopping";
    private static final String LOSS = "loss";

    /** The provenance of a run about to begin. */
    public static Provenance of(RunPlan plan, DataSet data, String program) {
        return new Provenance(
                plan.model(), plan.initialization(), plan.settings().loss(), plan.epochs(), plan.preparation(),
                plan.stopping(),
                data.description(),
                data.sha256(),
                program);
    }

    /** As it is stored. */
    public Map<String, String> entries() {
        Map<String, String> entries = new HashMap<>(Map.of(
                "model", model,
                "initialization", initialization,
                LOSS, RecordCodec.encode(Loss.class, loss).toString(),
                "epochs", Integer.toString(epochs),
                "preparation", RecordCodec.encode(Preparation.class, preparation).toString(),
                "data", data,
                "dataSha256", dataSha256,
                "program", program));
        stopping.ifPresent(
                rule -> entries.put(STOPPING, RecordCodec.encode(EarlyStopping.class, rule).toString()));
        return entries;
    }

    /**
     * The provenance of a stored network.
     *
     * @param file named in messages
     * @throws StoreException if an entry is missing, or the epochs are not a number
     */
    public static Provenance of(Path file, NetworkFile network) {
        try {
            return read(network.provenance());
        } catch (StoreException e) {
            throw e.in(file.toString());
        }
    }

    /**
     * The loss that a stored network was trained with; the cross-entropy if the file does not say, as files of other programs
     * and those saved before the loss was stored.
     *
     * @param file named in messages
     * @throws StoreException if what it says is no loss
     */
    public static Loss loss(Path file, NetworkFile network) {
        try {
            return loss(network.provenance());
        } catch (StoreException e) {
            throw e.in(file.toString());
        }
    }

    private static Loss loss(Map<String, String> entries) {
        String text = entries.get(LOSS);
        return text == null ? new SoftmaxCrossEntropy() : RecordCodec.decode(Loss.class, Json.parse(text));
    }

    private static Provenance read(Map<String, String> entries) {
        return new Provenance(
                entry(entries, "model"),
                entry(entries, "initialization"),
                loss(entries),
                epochs(entry(entries, "epochs")),
                RecordCodec.decode(Preparation.class, Json.parse(entry(entries, "preparation"))),
                Optional.ofNullable(entries.get(STOPPING))
                        .map(text -> RecordCodec.decode(EarlyStopping.class, Json.parse(text))),
                entry(entries, "data"),
                entry(entries, "dataSha256"),
                entry(entries, "program"));
    }

    private static String entry(Map<String, String> entries, String name) {
        String value = entries.get(name);
        if (value == null) {
            throw new StoreException("the provenance has no '" + name + "', so it was not saved by 'trainer train'");
        }
        return value;
    }

    private static int epochs(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new StoreException("the provenance has '" + text + "' epochs, expected a whole number", e);
        }
    }
}
