package org.lanewise.trainer.reproduce;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lanewise.engine.data.NormalizationRule;
import org.lanewise.engine.store.AtomicFile;
import org.lanewise.engine.store.Json;
import org.lanewise.engine.store.RecordCodec;
import org.lanewise.engine.store.StoreException;
import org.lanewise.engine.train.TrainingSettings;

/**
 * How one run ended: the file {@code result.json}.
 *
 * @param key of everything that decided it
 * @param experiment name
 * @param report number
 * @param scale how long it was meant to be
 * @param setup what was trained
 * @param data what it was trained and tested on
 * @param machine where it ran
 * @param seconds spent training, tests not counted
 * @param failure why there is no result; empty if there is one
 * @param parametersSha256 digest of the trained parameters; empty if it failed
 * @param finalTest single images at the end; one entry, or none if it failed
 * @param finalValidation the same of the images held back; none where none are
 * @param test the probes of the test images
 * @param validation the probes of images held back
 */
public record Outcome(
        String key,
        String experiment,
        String report,
        Scale scale,
        Setup setup,
        Data data,
        Machine machine,
        double seconds,
        String failure,
        String parametersSha256,
        List<FinalTest> finalTest,
        List<FinalTest> finalValidation,
        List<Probe> test,
        List<Probe> validation) {
    /** Copies the lists. */
    public Outcome {
        finalTest = List.copyOf(finalTest);
        finalValidation = List.copyOf(finalValidation);
        test = List.copyOf(test);
        validation = List.copyOf(validation);
    }

    /**
     * What was trained.
     *
     * @param parameters their number
     * @param epochs of the run
     * @param updatesOfEpoch batches in each
     */
    public record Setup(
            String model,
            String initialization,
            long parameters,
            NormalizationRule normalization,
            TrainingSettings settings,
            int epochs,
            int updatesOfEpoch) {}

    /**
     * A data set.
     *
     * @param name without the folder it lay in
     * @param sha256 of its images and labels
     */
    public record Data(String name, boolean synthetic, int train, int test, String sha256) {}

    /** Where a run took place; its results do not depend on that, its time does. */
    public record Machine(
            String program, String kernels, int vectorBits, int threads, String java, String processor) {}

    /** Whether it ended without a result. */
    public boolean failed() {
        return !failure.isEmpty();
    }

    /** Whether it was too short to be judged. */
    public boolean quick() {
        return scale == Scale.QUICK;
    }

    void write(Path file) {
        String text = RecordCodec.encode(Outcome.class, this).toIndentedString();
        AtomicFile.write(file, out -> out.write((text + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Reads a result, if it is that of a run with this key: another one may be of a version that stored other things.
     *
     * @throws StoreException if it cannot be read, or is something else
     */
    static Optional<Outcome> read(Path file, String key) {
        try {
            Json json = Json.parse(Files.readAllBytes(file));
            boolean wanted = new Json.StringValue(key).equals(json.asObject().get("key"));
            return wanted ? Optional.of(RecordCodec.decode(Outcome.class, json)) : Optional.empty();
        } catch (java.io.IOException e) {
            throw new StoreException(file + ": cannot be read: " + e.getMessage(), e);
        } catch (StoreException e) {
            throw e.in(file.toString());
        }
    }
}
