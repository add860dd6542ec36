package org.lanewise.models;

import java.util.List;
import java.util.stream.Stream;

/** All models, report by report. */
public final class Models {
    private static final List<Model> ALL = Stream.of(
            LuoNumpyCnn.models(),
            LuoPyTorch.models(),
            LiFromScratch.models(),
            ConvNetJsDemo.models(),
            HoltingKeras.models(),
            LanewiseBest.models(),
            LanewiseFast.models())
            .flatMap(List::stream)
            .toList();

    private Models() {}

    /** Every model. */
    public static List<Model> all() {
        return ALL;
    }

    /** The names of all models. */
    public static List<String> names() {
        return all().stream().map(Model::name).toList();
    }

    /**
     * The model of that name.
     *
     * @throws UnknownNameException if there is none; its message suggests the nearest name
     */
    public static Model named(String name) {
        return all().stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException("model", name, names()));
    }
}
