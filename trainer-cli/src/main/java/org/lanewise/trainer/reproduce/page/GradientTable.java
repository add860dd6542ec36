package org.lanewise.trainer.reproduce.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.layer.AvgPool2d;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.Dropout;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.Layer;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.MaxPool2d;
import org.lanewise.engine.layer.ReLU;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.trainer.evaluate.GradientCheck;
import org.lanewise.trainer.page.Column;
import org.lanewise.trainer.page.Table;

/** Every layer of report 002 in a small network, its gradients against differences of the loss. */
final class GradientTable {
    private static final Shape INPUT = new Shape(2, 6, 6);

    private GradientTable() {}

    /** A layer under test: its name for people, and the network around it. */
    private record Case(String name, Network network) {
        static Case spatial(String name, Layer layer) {
            return new Case(name, Network.of(layer.kind(), INPUT, layer, new Flatten(), Linear.of(4)));
        }
    }

    private static List<Case> cases() {
        return List.of(
                Case.spatial("convolution 3x3", Conv2d.of(3, 3)),
                Case.spatial("convolution 3x3, stride 2, padding 1", Conv2d.of(3, 3).withStride(2).withPadding(1)),
                Case.spatial("ReLU", new ReLU()),
                Case.spatial("maximum pooling 2x2", MaxPool2d.of(2)),
                Case.spatial("average pooling 2x2", AvgPool2d.of(2)),
                Case.spatial("dropout with rate 0.5", new Dropout(0.5)),
                new Case("linear", Network.of("linear", Shape.vector(12), Linear.of(5), Linear.of(4))));
    }

    /** A gradient of a layer, checked. */
    record Row(String layer, String of, GradientCheck check) {}

    static Table of(Kernels kernels, Workers workers) {
        Table table = new Table(
                Column.left("layer"), Column.left("gradient of"), Column.right("values"),
                Column.right("largest relative error"));
        for (Row row : rows(kernels, workers)) {
            table.row(row.layer(), row.of(), Integer.toString(row.check().values()),
                    String.format(Locale.ROOT, "%.1e", row.check().error()));
        }
        return table;
    }

    static List<Row> rows(Kernels kernels, Workers workers) {
        List<Row> rows = new ArrayList<>();
        for (Case each : cases()) {
            String prefix = each.network().placed().getFirst().name() + ".";
            for (GradientCheck check : GradientCheck.of(each.network(), kernels, workers)) {
                if (check.of().equals(GradientCheck.INPUT)) {
                    rows.add(new Row(each.name(), "its input", check));
                } else if (check.of().startsWith(prefix)) {
                    rows.add(new Row(each.name(), check.of().substring(prefix.length()), check));
                }
            }
        }
        return rows;
    }
}
