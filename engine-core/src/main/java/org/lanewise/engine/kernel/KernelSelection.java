package org.lanewise.engine.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Finds the kernels to run with. */
public final class KernelSelection {
    /** The name that stands for the fastest usable kernels. */
    public static final String AUTO = "auto";

    private KernelSelection() {}

    /** All providers, the most preferred first; the scalar reference is last. */
    public static List<KernelProvider> providers() {
        List<KernelProvider> providers = new ArrayList<>();
        ServiceLoader.load(KernelProvider.class, KernelProvider.class.getClassLoader())
                .forEach(providers::add);
        providers.sort(Comparator.comparingInt(KernelProvider::priority).reversed());
        return List.copyOf(providers);
    }

    /** The fastest kernels that this machine can use. Where preferred ones cannot be used a log line says why. */
    public static Kernels best() {
        for (KernelProvider provider : providers()) {
            Optional<String> reason = provider.unusable();
            if (reason.isEmpty()) {
                return provider.kernels();
            }
            // Not in a static field: making a logger takes longer than everything else here, and is rarely needed.
            System.getLogger(KernelSelection.class.getName())
                    .log(System.Logger.Level.INFO, "The {0} kernels cannot be used: {1}", provider.name(),
                            reason.get());
        }
        throw new IllegalStateException(
                "no kernels at all: the service entries of the engine are missing, as when jars are merged without merging META-INF/services");
    }

    /**
     * The kernels of that name, or {@link #best} for {@code "auto"}.
     *
     * @throws IllegalStateException if they cannot be used here, saying why
     * @throws IllegalArgumentException if there are none of that name, listing those there are
     */
    public static Kernels named(String name) {
        if (name.equals(AUTO)) {
            return best();
        }
        List<String> known = new ArrayList<>(List.of(AUTO));
        for (KernelProvider provider : providers()) {
            if (provider.name().equals(name)) {
                Optional<String> reason = provider.unusable();
                if (reason.isPresent()) {
                    throw new IllegalStateException("the " + name + " kernels cannot be used: " + reason.get());
                }
                return provider.kernels();
            }
            known.add(provider.name());
        }
        throw new IllegalArgumentException(
                "there are no kernels named '" + name + "', only " + String.join(", ", known));
    }
}
