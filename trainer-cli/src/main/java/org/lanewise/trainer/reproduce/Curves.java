package org.lanewise.trainer.reproduce;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lanewise.engine.store.Safetensors;
import org.lanewise.engine.store.StoreException;
import org.lanewise.engine.store.StoredTensor;

/**
 * What was measured while a network learned: loss and accuracy of every batch, before the update it led to, and the probes.
 * As a file: the tensors {@code train_loss} and {@code train_accuracy}, one value an update, and for the test {@code
 * test.updates}, {@code test.images}, {@code test.correct}, {@code test.loss}, {@code test.penalty} and {@code
 * test.seconds}, one value a probe; the same for validation. Where images are held back out of a stream, {@code
 * stream_updates}, {@code stream_loss} and {@code stream_correct} have one value for each of them.
 */
public final class Curves {
    private static final String KEY = "key";
    private static final String SECONDS = "seconds";

    private final String key;
    private final Floats trainLoss;
    private final Floats trainAccuracy;
    private final Stream stream;
    private final List<Probe> test;
    private final List<Probe> validation;
    private double seconds;

    /** Curves of a run with this key that has yet to begin. */
    Curves(String key) {
        this(key, new Floats(), new Floats(), new Stream(), new ArrayList<>(), new ArrayList<>(), 0);
    }

    private Curves(
            String key,
            Floats trainLoss,
            Floats trainAccuracy,
            Stream stream,
            List<Probe> test,
            List<Probe> validation,
            double seconds) {
        this.key = key;
        this.trainLoss = trainLoss;
        this.trainAccuracy = trainAccuracy;
        this.stream = stream;
        this.test = test;
        this.validation = validation;
        this.seconds = seconds;
    }

    void add(double loss, double accuracy) {
        trainLoss.add((float) loss);
        trainAccuracy.add((float) accuracy);
    }

    /** Adds an image that came by in the stream after so many updates and was held back. */
    void addStreamed(int updates, double loss, boolean right) {
        stream.updates().add(updates);
        stream.loss().add((float) loss);
        stream.correct().add(right ? 1 : 0);
    }

    void addTest(Probe probe) {
        test.add(probe);
    }

    void addValidation(Probe probe) {
        validation.add(probe);
    }

    /** Adds time spent training. */
    void addSeconds(double more) {
        seconds += more;
    }

    /** Time spent training, tests not counted. */
    public double seconds() {
        return seconds;
    }

    /** Updates that were recorded. */
    public int updates() {
        return trainLoss.size();
    }

    /** Mean loss of every batch. */
    public float[] trainLoss() {
        return trainLoss.toArray();
    }

    /** Accuracy of every batch. */
    public float[] trainAccuracy() {
        return trainAccuracy.toArray();
    }

    /** Loss of every image that was held back out of the stream, as it came by; empty where there is no stream. */
    public float[] streamLoss() {
        return stream.loss().toArray();
    }

    /** 1 for every image of the stream that got the right class, 0 for the others. */
    public float[] streamCorrect() {
        return stream.correct().toArray();
    }

    /** Updates made when each image of the stream came by. */
    public float[] streamUpdates() {
        return stream.updates().toArray();
    }

    /** The measurements on the test images. */
    public List<Probe> test() {
        return List.copyOf(test);
    }

    /** The measurements on images that were held back. */
    public List<Probe> validation() {
        return List.copyOf(validation);
    }

    String key() {
        return key;
    }

    /** What was recorded up to some update: the rest was lost with the process that made it, and will be made again. */
    Curves upTo(int updates) {
        return new Curves(
                key,
                Floats.of(trainLoss.first(updates)),
                Floats.of(trainAccuracy.first(updates)),
                stream.before(updates),
                upTo(updates, test),
                upTo(updates, validation),
                seconds);
    }

    private static List<Probe> upTo(int updates, List<Probe> probes) {
        List<Probe> kept = new ArrayList<>(probes);
        kept.removeIf(probe -> probe.updates() > updates);
        return kept;
    }

    void write(Path file) {
        List<StoredTensor> tensors = new ArrayList<>();
        tensors.add(tensor("train_loss", trainLoss()));
        tensors.add(tensor("train_accuracy", trainAccuracy()));
        tensors.add(tensor("stream_updates", streamUpdates()));
        tensors.add(tensor("stream_loss", streamLoss()));
        tensors.add(tensor("stream_correct", streamCorrect()));
        store("test", test, tensors);
        store("validation", validation, tensors);
        new Safetensors(Map.of(KEY, key, SECONDS, Double.toString(seconds)), tensors).write(file);
    }

    private static void store(String name, List<Probe> probes, List<StoredTensor> tensors) {
        int[] shape = {probes.size()};
        float[] loss = new float[probes.size()];
        float[] penalty = new float[probes.size()];
        float[] seconds = new float[probes.size()];
        for (int i = 0; i < loss.length; i++) {
            loss[i] = probes.get(i).loss();
            penalty[i] = probes.get(i).penalty();
            seconds[i] = probes.get(i).seconds();
        }
        tensors.add(StoredTensor.of(
                name + ".updates", shape, probes.stream().mapToInt(Probe::updates).toArray(), 0));
        tensors.add(StoredTensor.of(name + ".images", shape, probes.stream().mapToInt(Probe::images).toArray(), 0));
        tensors.add(StoredTensor.of(
                name + ".correct", shape, probes.stream().mapToInt(Probe::correct).toArray(), 0));
        tensors.add(tensor(name + ".loss", loss));
        tensors.add(tensor(name + ".penalty", penalty));
        tensors.add(tensor(name + ".seconds", seconds));
    }

    private static StoredTensor tensor(String name, float[] values) {
        return StoredTensor.of(name, new int[]{values.length}, values, 0);
    }

    /**
     * Reads curves.
     *
     * @throws StoreException if the file cannot be read, is damaged, or is something else
     */
    static Curves read(Path file) {
        Safetensors stored = Safetensors.read(file);
        try {
            return new Curves(
                    text(stored, KEY),
                    Floats.of(stored.tensor("train_loss").toFloats()),
                    Floats.of(stored.tensor("train_accuracy").toFloats()),
                    new Stream(
                            Floats.of(stored.tensor("stream_updates").toFloats()),
                            Floats.of(stored.tensor("stream_loss").toFloats()),
                            Floats.of(stored.tensor("stream_correct").toFloats())),
                    probes("test", stored),
                    probes("validation", stored),
                    Double.parseDouble(text(stored, SECONDS)));
        } catch (StoreException e) {
            throw e.in(file.toString());
        }
    }

    private static String text(Safetensors stored, String name) {
        String text = stored.metadata().get(name);
        if (text == null) {
            throw new StoreException(
                    "there is no '" + name + "' in the metadata, so these are not the curves of a run");
        }
        return text;
    }

    private static List<Probe> probes(String name, Safetensors stored) {
        int[] updates = stored.tensor(name + ".updates").toInts();
        int[] images = stored.tensor(name + ".images").toInts();
        int[] correct = stored.tensor(name + ".correct").toInts();
        float[] loss = stored.tensor(name + ".loss").toFloats();
        float[] penalty = stored.tensor(name + ".penalty").toFloats();
        float[] seconds = stored.tensor(name + ".seconds").toFloats();
        List<Probe> probes = new ArrayList<>();
        for (int i = 0; i < updates.length; i++) {
            probes.add(new Probe(updates[i], images[i], correct[i], loss[i], penalty[i], seconds[i]));
        }
        return probes;
    }

    /** Images held back out of a stream: one value each, in the order in which they came by. */
    private record Stream(Floats updates, Floats loss, Floats correct) {
        Stream() {
            this(new Floats(), new Floats(), new Floats());
        }

        /** Those that came by before so many updates were made. */
        Stream before(int limit) {
            int count = 0;
            while (count < updates.size() && updates.get(count) < limit) {
                count++;
            }
            return new Stream(
                    Floats.of(updates.first(count)), Floats.of(loss.first(count)), Floats.of(correct.first(count)));
        }
    }
}
