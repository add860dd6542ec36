package org.lanewise.trainer.serve.web;

import java.io.IOException;

/** Answers the requests for one path with one method. Called on many threads. */
@FunctionalInterface
public interface Route {
    /**
     * Answers.
     *
     * @throws BadRequestException if the request is wrong
     * @throws IOException if the other side is gone
     */
    void answer(Exchange exchange) throws IOException;
}
