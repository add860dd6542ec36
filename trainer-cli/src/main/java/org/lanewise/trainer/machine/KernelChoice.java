package org.lanewise.trainer.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lanewise.engine.kernel.KernelProvider;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.kernel.Kernels;

/**
 * The kernels to run with, and what a person should know about the choice.
 *
 * @param kernels usable here
 * @param notes why faster ones were passed over, a sentence each
 */
public record KernelChoice(Kernels kernels, List<String> notes) {
    /**
     * The kernels of that name, or the fastest usable ones for {@code "auto"}.
     *
     * @throws IllegalArgumentException if there are none of that name, or they cannot be used here
     */
    public static KernelChoice of(String name) {
        if (!name.equals(KernelSelection.AUTO)) {
            try {
                return new KernelChoice(KernelSelection.named(name), List.of());
            } catch (IllegalStateException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        }
        List<String> notes = new ArrayList<>();
        for (KernelProvider provider : KernelSelection.providers()) {
            Optional<String> reason = provider.unusable();
            if (reason.isEmpty()) {
                return new KernelChoice(provider.kernels(), List.copyOf(notes));
            }
            notes.add("The " + provider.name() + " kernels cannot be used: " + reason.get());
        }
        throw new IllegalStateException("this program was packed without kernels");
    }
}
