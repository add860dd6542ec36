package org.lanewise.models;

import java.util.List;

/** The layers of a model with their output shapes, as lines to compare. */
final class Shapes {
    private Shapes() {}

    /** For example {@code "conv2d 4x28x28"}. */
    static List<String> of(Model model) {
        return model.network()
                .placed()
                .stream()
                .map(placed -> placed.name() + " " + placed.output())
                .toList();
    }
}
