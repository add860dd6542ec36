package org.lanewise.trainer.launcher;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/**
 * The program in another JVM, for which this one stands in: same console, same arguments, same exit code, and whoever
 * stops this process stops the other.
 */
final class ChildJvm {
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private final List<String> command = new ArrayList<>();

    ChildJvm(JavaInstallation java, List<String> jvmOptions, String mainClass, String[] arguments) {
        command.add(java.java().toString());
        // Those of the user come last: of two that contradict each other the last one holds.
        command.addAll(jvmOptions);
        for (String option : Parent.jvmOptions()) {
            // A debugger listens to one JVM only, and its port is taken by this one.
            if (!option.startsWith("-agentlib:jdwp")) {
                command.add(option);
            }
        }
        command.add(Parent.option());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(mainClass);
        for (String argument : arguments) {
            command.add(argument);
        }
    }

    /** Starts the JVM, waits for its end and returns its exit code. */
    int run() throws IOException, InterruptedException {
        Process child = new ProcessBuilder(command).inheritIO().start();
        // On a terminal Ctrl-C reaches both processes: the child answers it, and this one only waits for the answer.
        handle("INT", () -> {});
        handle("TERM", () -> terminate(child));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endWith(child)));
        return child.waitFor();
    }

    private static void endWith(Process child) {
        terminate(child);
        try {
            child.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void terminate(Process child) {
        // Windows tells every process of a console by itself, and knows no gentle destroy().
        if (!WINDOWS && child.isAlive()) {
            child.destroy();
        }
    }

    /**
     * Answers a signal by a class that every JDK has and no specification names, hence the reflection. Where that fails the
     * shutdown hook still waits for the child. A signal that was ignored (a job in the background) stays so.
     */
    private static void handle(String name, Runnable answer) {
        try {
            Class<?> signalType = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            InvocationHandler calls = (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                    answer.run();
                }
                return null;
            };
            Object handler =
                    Proxy.newProxyInstance(ChildJvm.class.getClassLoader(), new Class<?>[]{handlerType}, calls);
            Object signal = signalType.getConstructor(String.class).newInstance(name);
            Method install = signalType.getMethod("handle", signalType, handlerType);
            Object before = install.invoke(null, signal, handler);
            if (before == handlerType.getField("SIG_IGN").get(null)) {
                install.invoke(null, signal, before);
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            return;
        }
    }
}
