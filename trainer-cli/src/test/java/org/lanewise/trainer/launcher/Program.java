package org.lanewise.trainer.launcher;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Stands for the program: does what its first argument says. */
final class Program {
    private Program() {}

    public static void main(String[] arguments) throws Exception {
        Parent.dieWith();
        switch (arguments[0]) {
            case "describe" -> {
                System.out.println(ManagementFactory.getRuntimeMXBean().getInputArguments());
                System.out.println(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
                System.out.println(Arrays.asList(arguments));
            }
            case "exit" -> System.exit(Integer.parseInt(arguments[1]));
            case "exit-after-byte" -> {
                System.out.println(ProcessHandle.current().pid());
                System.exit(System.in.read());
            }
            case "save-when-stopped" -> {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> save(Path.of(arguments[1]))));
                System.out.println(ProcessHandle.current().pid());
                Thread.sleep(Long.MAX_VALUE);
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void save(Path file) {
        try {
            Thread.sleep(500);
            Files.writeString(file, "saved");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
