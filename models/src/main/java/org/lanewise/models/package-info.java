/** Architectures, their recipes and their published results; depends on the engine only. */
package org.lanewise.models;
