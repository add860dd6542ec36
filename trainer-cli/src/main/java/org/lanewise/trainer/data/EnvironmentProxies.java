package org.lanewise.trainer.data;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds the proxy the way curl does, in {@code https_proxy}, {@code http_proxy} and {@code no_proxy} (or the same in
 * capitals), which Java itself does not look at.
 */
final class EnvironmentProxies extends ProxySelector {
    private final Map<String, String> environment;
    private final ProxySelector otherwise;

    /** @param otherwise asked when the environment names no proxy; may be null */
    EnvironmentProxies(Map<String, String> environment, ProxySelector otherwise) {
        this.environment = environment;
        this.otherwise = otherwise;
    }

    @Override
    public List<Proxy> select(URI target) {
        String proxy = variable(target.getScheme() + "_proxy");
        if (proxy.isBlank() && otherwise != null) {
            return otherwise.select(target);
        }
        if (proxy.isBlank() || isExempt(target.getHost())) {
            return List.of(Proxy.NO_PROXY);
        }
        try {
            URI address = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
            int port = address.getPort() < 0 ? 80 : address.getPort();
            return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(address.getHost(), port)));
        } catch (IllegalArgumentException e) {
            throw new DataException("environment variable " + target.getScheme() + "_proxy: '" + proxy
                    + "' is not the address of a proxy, expected something like http://proxy.example.org:8080", e);
        }
    }

    private boolean isExempt(String host) {
        for (String entry : variable("no_proxy").split(",")) {
            String suffix = entry.strip();
            String domain = suffix.startsWith(".") ? suffix : "." + suffix;
            if (suffix.equals("*") || host.equals(suffix) || !suffix.isEmpty() && host.endsWith(domain)) {
                return true;
            }
        }
        return false;
    }

    private String variable(String name) {
        String lower = environment.getOrDefault(name, "");
        return lower.isBlank() ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "") : lower;
    }

    @Override
    public void connectFailed(URI target, SocketAddress proxy, IOException failure) {
        // The client reports the failure itself.
    }
}
