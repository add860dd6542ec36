/**
 * What training makes small, as a choice; the formulas are those of {@code kernel}. Depends on nothing. Start with {@link org.lanewise.engine.loss.Loss}.
 */
package org.lanewise.engine.loss;
