package org.lanewise.trainer.launcher;

import java.nio.file.Path;
import java.util.List;

/** A JVM that hands its arguments to a {@link Program} in another, as the launcher does. */
final class StandIn {
    private StandIn() {}

    public static void main(String[] arguments) throws Exception {
        JavaInstallation same = JavaInstallation.in(Path.of(System.getProperty("java.home")));
        List<String> options = List.of("--add-modules", "jdk.incubator.vector");
        System.exit(new ChildJvm(same, options, Program.class.getName(), arguments).run());
    }
}
