package org.lanewise.trainer.report;

import java.util.ArrayList;
import java.util.List;
import org.lanewise.engine.layer.ParameterSpec;
import org.lanewise.engine.layer.Placed;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.tensor.Shape;

/** A network in the layout of the summary of Keras. */
public final class SummaryTable {
    /** As in Keras; more where a name needs it. */
    private static final int LAYER_COLUMN = 29;

    private static final int SHAPE_COLUMN = 26;
    private static final int PARAMETERS_COLUMN = 10;

    private SummaryTable() {}

    /** The table; shapes are batch, channels, rows, columns. */
    public static String of(Network network) {
        int layerColumn = Math.max(
                LAYER_COLUMN,
                network.placed().stream().mapToInt(placed -> title(placed).length() + 2).max().orElse(0));
        String row = "%-" + layerColumn + "s%-" + SHAPE_COLUMN + "s%s";
        String line = "_".repeat(layerColumn + SHAPE_COLUMN + PARAMETERS_COLUMN);
        String doubleLine = line.replace('_', '=');
        List<String> table = new ArrayList<>();
        table.add("Model: \"" + network.name() + "\"");
        table.add(line);
        table.add(row.formatted("Layer (type)", "Output Shape", "Param #"));
        table.add(doubleLine);
        table.add(row.formatted("input (Input)", shape(network.input()), 0));
        for (Placed placed : network.placed()) {
            table.add(line);
            table.add(row.formatted(title(placed), shape(placed.output()), Figures.count(values(placed))));
        }
        table.add(doubleLine);
        long values = network.placed().stream().mapToLong(SummaryTable::values).sum();
        table.add("Total params: " + Figures.count(values));
        table.add("Trainable params: " + Figures.count(network.parameterCount()));
        table.add("Non-trainable params: " + Figures.count(values - network.parameterCount()));
        table.add(line);
        return String.join(System.lineSeparator(), table);
    }

    private static String title(Placed placed) {
        return placed.name() + " (" + placed.layer().getClass().getSimpleName() + ")";
    }

    /** Also those that no optimiser changes: the averages of a normalisation. */
    private static long values(Placed placed) {
        return placed.parameters().stream().mapToLong(ParameterSpec::size).sum();
    }

    private static String shape(Shape shape) {
        return shape.isVector()
                ? "(None, " + shape.channels() + ")"
                : "(None, " + shape.channels() + ", " + shape.height() + ", " + shape.width() + ")";
    }
}
