package org.lanewise.architecture.broken.engine.plan;

import java.io.IOException;
import java.net.Socket;

public final class OpensASocket {
    private OpensASocket() {}

    static void connect(String host) throws IOException {
        new Socket(host, 80).close();
    }
}
