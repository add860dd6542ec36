/**
 * What training makes small. Depends on nothing. Start with {@link org.lanewise.engine.loss.Loss}.
 */
package org.lanewise.engine.loss;
