package org.lanewise.trainer.notation;

import org.lanewise.engine.layer.Initializer;

/** How parameters begin: by name, or a number for the same value everywhere. */
final class InitializerForms {
    private static final String DEVIATION = "standard-deviation";

    static final Notation<Initializer> ALL = new Family<Initializer>("initialiser")
            .constant("he-normal", new Initializer.HeNormal(), "kaiming-normal")
            .constant("he-normal-fan-out", new Initializer.HeNormalFanOut())
            .constant("glorot-uniform", new Initializer.GlorotUniform(), "xavier-uniform")
            .constant("glorot-normal", new Initializer.GlorotNormal(), "xavier-normal")
            .constant("fan-in-uniform", new Initializer.FanInUniform(), "pytorch")
            .constant("fan-in-normal", new Initializer.FanInNormal(), "lecun-normal")
            .form("constant", Initializer.Constant.class,
                    new RecordForm<>("constant", Initializer.Constant.class, new Initializer.Constant(0))
                            .required("value")
                            .principal("value"))
            .form("normal", Initializer.Normal.class,
                    new RecordForm<>("normal", Initializer.Normal.class, new Initializer.Normal(0))
                            .required(DEVIATION)
                            .also(DEVIATION, "std", "stddev")
                            .principal(DEVIATION),
                    "random-normal")
            .form("truncated-normal", Initializer.TruncatedNormal.class,
                    new RecordForm<>(
                            "truncated-normal", Initializer.TruncatedNormal.class, new Initializer.TruncatedNormal(0))
                            .required(DEVIATION)
                            .also(DEVIATION, "std", "stddev")
                            .principal(DEVIATION))
            .form("uniform", Initializer.Uniform.class,
                    new RecordForm<>("uniform", Initializer.Uniform.class, new Initializer.Uniform(0, 1))
                            .required("low", "high")
                            .also("low", "minval")
                            .also("high", "maxval"),
                    "random-uniform")
            .numbersAre("constant");

    private InitializerForms() {}
}
