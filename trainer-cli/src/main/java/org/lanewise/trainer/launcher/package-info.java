/**
 * What {@code java -jar trainer.jar} starts: finds a JDK that can run the program, and runs it there. Compiled for
 * Java 8 and free of dependencies, so that an old {@code java} gets an answer and not an
 * {@code UnsupportedClassVersionError}. {@link org.lanewise.trainer.launcher.Launcher} is where to start.
 */
package org.lanewise.trainer.launcher;
