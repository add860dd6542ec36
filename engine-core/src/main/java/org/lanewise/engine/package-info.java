/** Root of the engine; everything lives in the packages below, and none of them depends on anything but the JDK. */
package org.lanewise.engine;
