package org.lanewise.trainer.data;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.lanewise.trainer.launcher.CacheFolder;

/**
 * Finds the data set to work on: a folder that was asked for; else the folder named by the environment variable {@value
 * #VARIABLE}; else MNIST in the user's cache; else the built-in synthetic digits. A folder somebody named must hold a
 * whole data set; only an empty or absent cache is passed over in silence.
 *
 * @param environment the environment variables
 * @param operatingSystem the name of the operating system, as in the system property {@code os.name}
 * @param home the user's home folder
 */
public record DataFinder(Map<String, String> environment, String operatingSystem, Path home) {
    /** The environment variable that names the folder with the MNIST files. */
    public static final String VARIABLE = "LANEWISE_MNIST";

    /** The finder for the user who runs this program. */
    public static DataFinder ofThisUser() {
        return new DataFinder(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    /**
     * Finds and reads the data set.
     *
     * @param folder the folder that was asked for, if any
     * @throws DataException if a folder that was named lacks files, the cache holds only some of them, or a file is
     *     damaged
     */
    public DataSet find(Optional<Path> folder) {
        if (folder.isPresent()) {
            return MnistFolder.read(folder.get());
        }
        String named = environment.getOrDefault(VARIABLE, "");
        if (!named.isBlank()) {
            return readNamed(named);
        }
        Path cache = cacheFolder();
        return MnistFolder.filesIn(cache).isEmpty() ? DataSet.builtIn() : MnistFolder.read(cache);
    }

    private static DataSet readNamed(String folder) {
        try {
            return MnistFolder.read(Path.of(folder));
        } catch (DataException | InvalidPathException e) {
            throw new DataException(
                    e.getMessage() + " (the folder is named by the environment variable " + VARIABLE + ")", e);
        }
    }

    /** Where {@code data fetch} puts MNIST: {@code lanewise/mnist} in the place the operating system has for caches. */
    public Path cacheFolder() {
        return CacheFolder.of(environment, operatingSystem, home).resolve("mnist");
    }
}
