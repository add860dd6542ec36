package org.lanewise.trainer.train;

import java.util.Optional;

/**
 * What somebody asked for, of all that ends a run before its last epoch.
 *
 * @param patience epochs, if the run may end early at all
 * @param watched what makes a network better
 * @param every epochs between two measurements
 */
public record StoppingWishes(
        Optional<Integer> patience, Optional<EarlyStopping.Watched> watched, Optional<Integer> every) {
    /** Nothing is asked for. */
    public static final StoppingWishes NONE =
            new StoppingWishes(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * When the run ends early.
     *
     * @throws IllegalArgumentException if there is nothing to watch, or nothing to watch it for
     */
    Optional<EarlyStopping> rule(Preparation preparation) {
        if (patience.isEmpty() && watched.isPresent()) {
            throw new IllegalArgumentException("--watch says what --patience watches; add --patience EPOCHS");
        }
        if (patience.isPresent() && !preparation.holdsBack()) {
            throw new IllegalArgumentException("--patience needs images to watch that are not the test images; "
                    + "hold some training images back, --validation drawn:0.1");
        }
        return patience.map(
                epochs -> new EarlyStopping(epochs, watched.orElse(EarlyStopping.Watched.LOSS), every.orElse(1)));
    }

    /** Throws if something is asked for that differs from the rule of a run to be resumed. */
    void requireIn(Optional<EarlyStopping> stored, Contradiction contradiction) {
        contradiction.check("--patience", patience, stored.<Object>map(EarlyStopping::patience).orElse("none"));
        contradiction.check("--watch", watched, stored.<Object>map(EarlyStopping::watched).orElse("none"));
        if (stored.isPresent()) {
            contradiction.check("--test-every", every, stored.get().every());
        }
    }
}
