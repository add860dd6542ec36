package org.lanewise.trainer.reproduce;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.lanewise.engine.data.NormalizationRule;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.store.Json;
import org.lanewise.engine.store.RecordCodec;
import org.lanewise.engine.train.TrainingSettings;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.train.RunPlan;

/**
 * One experiment with one seed, on given data.
 *
 * @param plan everything that decides its result, but for the data
 */
public record Trial(Experiment experiment, Scale scale, RunPlan plan, DataSet data) {
    /** Changes when a run of the same settings would give or store something else. */
    private static final int FORMAT = 2;

    static Trial of(Experiment experiment, Scale scale, long seed, DataSet data) {
        return new Trial(experiment, scale, experiment.plan(scale, seed), data);
    }

    /** Of initial parameters and of everything drawn. */
    public long seed() {
        return plan.settings().seed();
    }

    /** Updates of an epoch. */
    public long updatesOfEpoch() {
        int batch = plan.settings().batch();
        return (imagesOfEpoch() + batch - 1L) / batch;
    }

    /** Images an epoch trains on. */
    int imagesOfEpoch() {
        int trained = experiment.presentation().trained(data.train().count());
        return plan.settings().sampling().draws(trained);
    }

    /** Updates of the run. */
    public long updates() {
        return plan.epochs() * updatesOfEpoch();
    }

    /** Multiply-adds that the training takes, roughly; for estimates of time. */
    public double work() {
        return 3.0 * Work.of(plan.network()) * plan.epochs() * imagesOfEpoch();
    }

    /** All that decides result and stored measurements; equal keys mean equal runs. */
    String key() {
        SequencedMap<String, Json> all = new LinkedHashMap<>();
        all.put("format", Json.NumberValue.of(FORMAT));
        all.put("network", RecordCodec.encode(Network.class, plan.network()));
        all.put("normalization", RecordCodec.encode(NormalizationRule.class, plan.normalization()));
        all.put("settings", RecordCodec.encode(TrainingSettings.class, plan.settings()));
        all.put("epochs", Json.NumberValue.of(plan.epochs()));
        all.put("test", RecordCodec.encode(Probing.class, experiment.test()));
        all.put("validation", RecordCodec.encode(Probing.class, experiment.validation()));
        all.put("presentation", RecordCodec.encode(Presentation.class, experiment.presentation()));
        all.put("data", new Json.StringValue(data.sha256()));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(new Json.ObjectValue(all).toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
