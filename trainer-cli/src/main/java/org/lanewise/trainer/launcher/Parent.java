package org.lanewise.trainer.launcher;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/** The process that started this JVM in its stead, as {@link ChildJvm} names it to its child. */
final class Parent {
    private static final String PROPERTY = "lanewise.launcher.pid";
    private static final int KILLED = 137;

    private Parent() {}

    static String option() {
        return "-D" + PROPERTY + "=" + pid();
    }

    /** Of this JVM. */
    static String pid() {
        String pidAtHost = ManagementFactory.getRuntimeMXBean().getName();
        return pidAtHost.substring(0, pidAtHost.indexOf('@'));
    }

    /** Options that this JVM was started with. */
    static List<String> jvmOptions() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments();
    }

    static boolean exists() {
        return System.getProperty(PROPERTY) != null;
    }

    /**
     * Ends this JVM at once when the parent has vanished: who kills the process that they started must not find a
     * second one that trains on. Nothing but SIGKILL leaves a parent no time to end its child.
     */
    static void dieWith() {
        long pid = Long.parseLong(System.getProperty(PROPERTY));
        Thread watch = new Thread(() -> {
            try {
                Class<?> type = Class.forName("java.lang.ProcessHandle");
                Object process = ((Optional<?>) type.getMethod("of", long.class).invoke(null, pid)).orElse(null);
                Method isAlive = type.getMethod("isAlive");
                while (process != null && (Boolean) isAlive.invoke(process)) {
                    Thread.sleep(250);
                }
                Runtime.getRuntime().halt(KILLED);
            } catch (ReflectiveOperationException | InterruptedException e) {
                return;
            }
        }, "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }
}
