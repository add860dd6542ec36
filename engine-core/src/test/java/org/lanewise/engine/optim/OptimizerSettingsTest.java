package org.lanewise.engine.optim;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A setting that makes no sense is refused when it is made, by its name and with its value. */
class OptimizerSettingsTest {
    static Stream<Arguments> bad() {
        return Stream.of(
                bad(() -> new Sgd(Double.NaN, 0, 0),
                        "the learning rate must be at least 0.0 and below Infinity, got NaN"),
                bad(() -> new Sgd(-0.1, 0, 0), "the learning rate must be at least 0.0 and below Infinity, got -0.1"),
                bad(() -> new Sgd(Double.POSITIVE_INFINITY, 0, 0),
                        "the learning rate must be at least 0.0 and below Infinity, got Infinity"),
                bad(() -> new Sgd(1e39, 0, 0),
                        "the learning rate must be below Infinity, got 1.0E39, which rounded to a float is Infinity"),
                bad(() -> new Sgd(0.1, 1, 0), "the momentum must be at least 0.0 and below 1.0, got 1.0"),
                bad(() -> new Sgd(0.1, -0.5, 0), "the momentum must be at least 0.0 and below 1.0, got -0.5"),
                bad(() -> new Sgd(0.1, 0.99999999, 0),
                        "the momentum must be below 1.0, got 0.99999999, which rounded to a float is 1.0"),
                bad(() -> new Sgd(0.1, 0, -1), "the weight decay must be at least 0.0 and below Infinity, got -1.0"),
                bad(() -> new Sgd(0.1, 0, Double.NaN),
                        "the weight decay must be at least 0.0 and below Infinity, got NaN"),
                bad(() -> Adam.of(Double.NaN), "the learning rate must be at least 0.0 and below Infinity, got NaN"),
                bad(() -> new Adam(0.1, 1, 0.9, 1e-8, 0), "beta1 must be at least 0.0 and below 1.0, got 1.0"),
                bad(() -> new Adam(0.1, 0.9, 1.5, 1e-8, 0), "beta2 must be at least 0.0 and below 1.0, got 1.5"),
                bad(() -> new Adam(0.1, 0.9, 0.999, 0, 0),
                        "epsilon must be above 0 and finite, also as a float, got 0.0"),
                bad(() -> new Adam(0.1, 0.9, 0.999, 1e-60, 0),
                        "epsilon must be above 0 and finite, also as a float, got 1.0E-60"),
                bad(() -> new Adam(0.1, 0.9, 0.999, Double.NaN, 0),
                        "epsilon must be above 0 and finite, also as a float, got NaN"),
                bad(() -> new Adam(0.1, 0.9, 0.999, 1e-8, -1),
                        "the weight decay must be at least 0.0 and below Infinity, got -1.0"),
                bad(() -> new Nesterov(-1, 0, 0),
                        "the learning rate must be at least 0.0 and below Infinity, got -1.0"),
                bad(() -> new Nesterov(0.1, 1, 0), "the momentum must be at least 0.0 and below 1.0, got 1.0"),
                bad(() -> Adagrad.of(-1), "the learning rate must be at least 0.0 and below Infinity, got -1.0"),
                bad(() -> new Adagrad(0.1, 0, WeightDecay.NONE),
                        "epsilon must be above 0 and finite, also as a float, got 0.0"),
                bad(() -> RmsProp.of(-1), "the learning rate must be at least 0.0 and below Infinity, got -1.0"),
                bad(() -> new RmsProp(0.1, 1, 1e-8, WeightDecay.NONE),
                        "rho must be at least 0.0 and below 1.0, got 1.0"),
                bad(() -> new RmsProp(0.1, 0.9, -1, WeightDecay.NONE),
                        "epsilon must be above 0 and finite, also as a float, got -1.0"),
                bad(() -> new Adadelta(-1, 0.9, 1e-6, WeightDecay.NONE),
                        "the learning rate must be at least 0.0 and below Infinity, got -1.0"),
                bad(() -> new Adadelta(1, -0.1, 1e-6, WeightDecay.NONE),
                        "rho must be at least 0.0 and below 1.0, got -0.1"),
                bad(() -> new Adadelta(1, 0.95, 0, WeightDecay.NONE),
                        "epsilon must be above 0 and finite, also as a float, got 0.0"),
                bad(() -> AdamW.of(-1, WeightDecay.NONE),
                        "the learning rate must be at least 0.0 and below Infinity, got -1.0"),
                bad(() -> new AdamW(0.1, 1, 0.9, 1e-8, WeightDecay.NONE),
                        "beta1 must be at least 0.0 and below 1.0, got 1.0"),
                bad(() -> new AdamW(0.1, 0.9, 1, 1e-8, WeightDecay.NONE),
                        "beta2 must be at least 0.0 and below 1.0, got 1.0"),
                bad(() -> new AdamW(0.1, 0.9, 0.9, 0, WeightDecay.NONE),
                        "epsilon must be above 0 and finite, also as a float, got 0.0"),
                bad(() -> AdamW.of(0.1, WeightDecay.ofWeights(-1)),
                        "the weight decay must be at least 0.0 and below Infinity, got -1.0"));
    }

    private static Arguments bad(Supplier<Optimizer> optimizer, String message) {
        return Arguments.of(optimizer, message);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("bad")
    void aBadSettingIsRefused(Supplier<Optimizer> optimizer, String message) {
        assertThatIllegalArgumentException().isThrownBy(optimizer::get).withMessage(message);
    }

    @Test
    void theLimitsThemselvesAreAccepted() {
        assertThatCode(() -> new Sgd(0, 0, 0)).doesNotThrowAnyException();
        assertThatCode(() -> new Sgd(1e38, 0.9999999, 1e38)).doesNotThrowAnyException();
        assertThatCode(() -> new Adam(0, 0, 0, 1e-38, 0)).doesNotThrowAnyException();
    }
}
