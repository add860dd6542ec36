package org.lanewise.architecture;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;

/** The packages of the engine in the one order in which they may depend on each other. */
final class EnginePackages {
    private static final List<String> FROM_THE_BOTTOM = List.of(
            "tensor", "random", "store", "data", "kernel", "layer", "loss", "network", "optim", "plan", "train",
            "checkpoint");

    private EnginePackages() {}

    static ArchRule dependOnlyOnEarlierOnes(String engine) {
        LayeredArchitecture order =
                layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
        for (String name : FROM_THE_BOTTOM) {
            order = order.layer(name).definedBy(engine + "." + name + "..");
        }
        for (int i = 0; i < FROM_THE_BOTTOM.size(); i++) {
            List<String> earlier = FROM_THE_BOTTOM.subList(0, i);
            order = earlier.isEmpty()
                    ? order.whereLayer(FROM_THE_BOTTOM.get(i)).mayNotAccessAnyLayer()
                    : order.whereLayer(FROM_THE_BOTTOM.get(i)).mayOnlyAccessLayers(earlier.toArray(String[]::new));
        }
        return order;
    }

    static String[] allUnder(String engine) {
        return FROM_THE_BOTTOM.stream().map(name -> engine + "." + name + "..").toArray(String[]::new);
    }
}
