package org.lanewise.trainer.report;

import java.util.Map;
import java.util.StringJoiner;
import org.lanewise.engine.loss.EuclideanLoss;
import org.lanewise.engine.loss.Loss;
import org.lanewise.engine.loss.SoftmaxCrossEntropy;
import org.lanewise.engine.optim.Optimizer;
import org.lanewise.engine.optim.Schedule;
import org.lanewise.engine.optim.WeightDecay;
import org.lanewise.trainer.train.Components;
import org.lanewise.trainer.train.OptimizerChoice;
import org.lanewise.trainer.train.ScheduleChoice;

/** Optimisers, schedules and losses in words. */
public final class SettingsText {
    private SettingsText() {}

    /** {@code sgd, learning rate 0.01, momentum 0.9, weight decay 0.0001 on weights}. */
    public static String of(Optimizer optimizer) {
        return list(Components.name(OptimizerChoice.Kind.of(optimizer)), optimizer);
    }

    /** {@code cosine schedule, epochs 20, floor 0, warm-up 2 epochs}. */
    public static String of(Schedule schedule) {
        return schedule instanceof Schedule.Warmup warmup
                ? of(warmup.schedule()) + ", warm-up " + Figures.plain(warmup.epochs()) + " epochs"
                : list(Components.name(ScheduleChoice.Kind.of(schedule)) + " schedule", schedule);
    }

    /** {@code Euclidean}. */
    public static String of(Loss loss) {
        return switch (loss) {
            case SoftmaxCrossEntropy _ -> "cross-entropy";
            case EuclideanLoss _ -> "Euclidean";
        };
    }

    /** What a figure is called: {@code loss (Euclidean)}, and {@code loss} where it is the cross-entropy, which is usual. */
    public static String figure(Loss loss) {
        return loss instanceof SoftmaxCrossEntropy ? "loss" : "loss (" + of(loss) + ")";
    }

    /** At the end of the line of settings; empty where it is the usual loss. */
    static String trainedBy(Loss loss) {
        return loss instanceof SoftmaxCrossEntropy ? "" : "; " + of(loss) + " loss";
    }

    private static String list(String name, Object record) {
        StringJoiner list = new StringJoiner(", ").add(name);
        for (Map.Entry<String, Object> setting : Components.of(record).entrySet()) {
            list.add(setting.getKey().replace('-', ' ') + " " + text(setting.getValue()));
        }
        return list.toString();
    }

    private static String text(Object value) {
        return switch (value) {
            case Double number -> Figures.plain(number);
            case Enum<?> constant -> Components.name(constant);
            case WeightDecay decay -> Figures.plain(decay.factor())
                    + (decay.factor() > 0 && decay.scope() == WeightDecay.Scope.WEIGHTS ? " on weights" : "");
            default -> value.toString();
        };
    }
}
