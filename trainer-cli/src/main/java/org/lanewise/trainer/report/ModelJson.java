package org.lanewise.trainer.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.lanewise.engine.data.augment.Augmentation;
import org.lanewise.engine.store.Json;
import org.lanewise.engine.store.RecordCodec;
import org.lanewise.engine.train.TrainingSettings;
import org.lanewise.models.Claim;
import org.lanewise.models.Model;
import org.lanewise.models.Recipe;

/** A model as a JSON object, with its recipe and all claims. */
public final class ModelJson {
    private ModelJson() {}

    /** One line, without its end. */
    public static String of(Model model) {
        return new JsonLine()
                .with("name", model.name())
                .with("parameters", model.parameterCount())
                .with("description", model.description())
                .with("report", model.report().toString())
                .with("reportId", model.report().id())
                .with("recipe", recipe(model.recipe()))
                .with("initializations", array(model.initializations().keySet().stream().map(Json.StringValue::new)))
                .with("claims", array(model.claims().stream().map(ModelJson::claim)))
                .text();
    }

    private static Json recipe(Recipe recipe) {
        return new JsonLine()
                .with("settings", RecordCodec.encode(TrainingSettings.class, recipe.settings()))
                .with("epochs", recipe.epochs())
                .with("augmentation", RecordCodec.encode(Augmentation.class, recipe.augmentation()))
                .with("validation", text(recipe.validation()))
                .json();
    }

    private static Json claim(Claim claim) {
        return new JsonLine()
                .with("source", claim.source().name().toLowerCase(Locale.ROOT))
                .with("place", claim.place())
                .with("quantity", claim.quantity().toString())
                .with("better", claim.quantity().better().name().toLowerCase(Locale.ROOT))
                .with("printed", claim.printed())
                .with("value", claim.value())
                .with("rounding", claim.rounding())
                .with("remark", text(claim.remark()))
                .json();
    }

    private static Json text(Optional<String> text) {
        return text.<Json>map(Json.StringValue::new).orElse(Json.NullValue.NULL);
    }

    private static Json array(Stream<? extends Json> items) {
        return new Json.ArrayValue(List.copyOf(items.toList()));
    }
}
