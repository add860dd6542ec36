package org.lanewise.trainer.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lanewise.engine.data.augment.Augmentation;
import org.lanewise.engine.optim.Schedule;
import org.lanewise.models.Claim;
import org.lanewise.models.Model;
import org.lanewise.models.Quantity.LayerParameterCount;
import org.lanewise.models.Recipe;

/** A model in words: what it is, how it is trained, what its report claims. */
public final class ModelText {
    private static final String INDENT = System.lineSeparator() + "    ";

    private ModelText() {}

    /** Several lines, without the end of the last. */
    public static String of(Model model) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT, "%-20s%9s parameters", model.name(), Figures.count(model.parameterCount())));
        lines.add(model.description());
        lines.add(model.report().toString());
        lines.add("recipe: " + recipe(model.recipe()));
        lines.add("initialisations: " + String.join(", ", model.initializations().keySet()));
        for (Claim claim : model.claims()) {
            if (claim.source() == Claim.Source.REPORT && !(claim.quantity() instanceof LayerParameterCount)) {
                lines.add(claim(claim));
            }
        }
        return String.join(INDENT, lines);
    }

    private static String recipe(Recipe recipe) {
        StringBuilder text = new StringBuilder(SettingsText.of(recipe.optimizer()));
        if (!(recipe.settings().schedule() instanceof Schedule.Constant)) {
            text.append("; ").append(SettingsText.of(recipe.settings().schedule()));
        }
        text.append(SettingsText.trainedBy(recipe.settings().loss()));
        text.append("; batch ").append(recipe.batch()).append(", ").append(recipe.epochs()).append(" epochs");
        if (!recipe.augmentation().equals(Augmentation.NONE)) {
            text.append("; augmented");
        }
        recipe.validation().ifPresent(images -> text.append("; validation images ").append(images));
        return text.toString();
    }

    private static String claim(Claim claim) {
        String text = claim.place() + ": " + claim.quantity() + " " + claim.printed();
        if (claim.isCorrected()) {
            text += ", meaning " + Figures.plain(claim.value());
        }
        return claim.remark().isEmpty() ? text : text + " (" + claim.remark().get() + ")";
    }
}
