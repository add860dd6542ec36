package org.lanewise.trainer.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lanewise.engine.kernel.KernelProvider;
import org.lanewise.engine.kernel.KernelSelection;

/**
 * What is to be said about one kind of kernels.
 *
 * @param name by which they are chosen
 * @param unusable why they cannot be used here
 * @param vectorBits 0 for scalar code or if they cannot be used
 * @param rates the most that the machine can do, and what a convolution does; empty if they cannot be used
 */
public record Diagnosis(String name, Optional<String> unusable, int vectorBits, Optional<Rates> rates) {
    private static final double SECONDS_OF_FASTEST = 1;
    private static final double SECONDS_OF_OTHERS = 0.2;
    private static final double SECONDS_OF_WARM_UP = 0.1;
    private static final int WARM_UPS = 60;

    /** Two measurements. */
    public record Rates(Rate multiplyAdd, Rate convolution) {
        private Stream<Rate> both() {
            return Stream.of(multiplyAdd, convolution);
        }
    }

    /** Looks at all kernels and measures those that can be used; takes some seconds. */
    public static List<Diagnosis> ofAllKernels() {
        List<Diagnosis> all = KernelSelection.providers().stream().map(Diagnosis::of).toList();
        List<Rates> rates = all.stream().flatMap(kernels -> kernels.rates().stream()).toList();
        warmUp(rates.stream().flatMap(Rates::both).toList());
        for (int i = 0; i < rates.size(); i++) {
            double seconds = i == 0 ? SECONDS_OF_FASTEST : SECONDS_OF_OTHERS;
            rates.get(i).both().forEach(rate -> rate.measure(seconds));
        }
        return all;
    }

    /** In turns, because the compiler works in the background, and on a busy machine for a long time. */
    private static void warmUp(List<Rate> rates) {
        List<Rate> cold = new ArrayList<>(rates);
        for (int i = 0; i < WARM_UPS && !cold.isEmpty(); i++) {
            Rate rate = cold.removeFirst();
            rate.measure(SECONDS_OF_WARM_UP);
            if (!rate.isCompiled()) {
                cold.addLast(rate);
            }
        }
    }

    private static Diagnosis of(KernelProvider provider) {
        Optional<String> reason = provider.unusable();
        return reason.isPresent()
                ? new Diagnosis(provider.name(), reason, 0, Optional.empty())
                : new Diagnosis(
                        provider.name(),
                        reason,
                        provider.kernels().vectorBits(),
                        Optional.of(new Rates(
                                Rate.ofMultiplyAdds(provider.kernels()), Rate.ofConvolution(provider.kernels()))));
    }
}
