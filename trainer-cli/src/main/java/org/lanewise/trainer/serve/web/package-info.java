/**
 * A small web server on the JDK's own: routes, files from the program, JSON, events, and answers to requests that are wrong.
 * It knows nothing of networks.
 *
 * <p>Depends on the engine's JSON only. Start with {@link org.lanewise.trainer.serve.web.WebServer}.
 */
package org.lanewise.trainer.serve.web;
