package org.lanewise.trainer.launcher;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Main class of {@code trainer.jar}. On a JDK 25 or later with the vector module it calls the program; otherwise it finds
 * such a JDK on the machine and runs the program there; if there is none it says what to install.
 */
public final class Launcher {
    private static final String VECTOR_MODULE = "jdk.incubator.vector";
    private static final int FEATURE = 25;
    private static final int USAGE = 2;

    private final Class<?> entry;
    private final String program;
    private final List<String> jvmOptions = new ArrayList<>();
    private Path archives;

    /**
     * A launcher for another program than the trainer.
     *
     * @param entry the class whose {@code main} calls {@link #run}; another JVM starts there again
     * @param program name of the class whose {@code main} is the program
     * @param jvmOptions options for another JVM, beside those of this one
     */
    public Launcher(Class<?> entry, String program, String... jvmOptions) {
        this.entry = entry;
        this.program = program;
        Collections.addAll(this.jvmOptions, "--add-modules", VECTOR_MODULE);
        Collections.addAll(this.jvmOptions, jvmOptions);
    }

    /** Runs the trainer. */
    public static void main(String[] arguments) throws Throwable {
        List<String> options = new ArrayList<>(CompilerOptions.of(Runtime.getRuntime().availableProcessors()));
        options.addAll(HeapOptions.with(Parent.jvmOptions()));
        Launcher launcher =
                new Launcher(Launcher.class, "org.lanewise.trainer.cli.Main", options.toArray(new String[0]));
        launcher.archives = CacheFolder.of(
                System.getenv(), System.getProperty("os.name"), Paths.get(System.getProperty("user.home")));
        launcher.run(arguments);
    }

    /** Runs the program in this JVM or in a better one; what the program throws here, this throws. */
    public void run(String[] arguments) throws Throwable {
        if (Parent.exists()) {
            Parent.dieWith();
            runProgram(arguments);
            return;
        }
        boolean recent = isRecent(JavaVersion.parse(System.getProperty("java.version")));
        if (recent && vectorModuleIsResolved()) {
            runProgram(arguments);
            return;
        }
        Optional<JavaInstallation> java = JavaSearch.ofThisMachine().first(Launcher::isSuitable);
        if (java.isPresent()) {
            System.exit(runIn(java.get(), arguments));
        }
        if (recent) {
            // A Java without the vector module: the program runs on its scalar kernels.
            runProgram(arguments);
            return;
        }
        System.err.print(Advice.install(FEATURE, System.getProperty("os.name")));
        System.exit(USAGE);
    }

    private int runIn(JavaInstallation java, String[] arguments) throws InterruptedException {
        StartArchive archive = archive(java, arguments);
        List<String> options = new ArrayList<>(jvmOptions);
        if (archive != null) {
            options.addAll(archive.options());
        }
        try {
            int exitCode = new ChildJvm(java, options, entry.getName(), arguments).run();
            if (archive != null) {
                archive.keep(exitCode);
            }
            return exitCode;
        } catch (IOException e) {
            System.err.println("The JDK " + FEATURE + " that was found cannot be started (" + e.getMessage()
                    + "). Repair or remove it, or name another one in the environment variable JAVA_HOME.");
            return USAGE;
        }
    }

    /** Null if there is none. It is made by a training, which loads most classes and takes long enough to hide it. */
    private StartArchive archive(JavaInstallation java, String[] arguments) {
        if (archives == null || StartArchive.isSettledBy(Parent.jvmOptions())) {
            return null;
        }
        boolean trains = arguments.length == 0 || arguments[0].equals("train");
        return StartArchive.of(archives, java, System.getProperty("java.class.path"), trains, Parent.pid());
    }

    private static boolean isSuitable(JavaInstallation java) {
        return isRecent(java.version()) && java.hasModule(VECTOR_MODULE);
    }

    private static boolean isRecent(JavaVersion version) {
        return version != null && version.feature() >= FEATURE;
    }

    private static boolean vectorModuleIsResolved() {
        try {
            Class.forName(VECTOR_MODULE + ".Vector", false, ClassLoader.getSystemClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private void runProgram(String[] arguments) throws Throwable {
        try {
            Class.forName(program).getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
