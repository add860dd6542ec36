package org.lanewise.models;

import java.util.List;

/** All models, report by report. */
public final class Models {
    private Models() {}

    /** Every model. */
    public static List<Model> all() {
        return List.of(LuoNumpyCnn.cnn1(), HoltingKeras.model1());
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
