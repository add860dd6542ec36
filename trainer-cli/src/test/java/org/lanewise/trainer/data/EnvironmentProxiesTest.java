package org.lanewise.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentProxiesTest {
    private static final URI TARGET = URI.create("https://data.example.org/mnist/");

    @ParameterizedTest
    @CsvSource({
        "https_proxy, http://proxy.local:8080, proxy.local, 8080",
        "HTTPS_PROXY, http://proxy.local:8080/, proxy.local, 8080",
        "https_proxy, proxy.local:3128, proxy.local, 3128",
        "https_proxy, http://user:secret@proxy.local, proxy.local, 80"
    })
    void theProxyOfTheEnvironmentIsUsed(String variable, String value, String host, int port) {
        List<Proxy> proxies = new EnvironmentProxies(Map.of(variable, value), null).select(TARGET);

        assertThat(proxies).hasSize(1);
        assertThat(((InetSocketAddress) proxies.getFirst().address()).getHostString()).isEqualTo(host);
        assertThat(((InetSocketAddress) proxies.getFirst().address()).getPort()).isEqualTo(port);
    }

    @Test
    void theProxyOfAnotherSchemeIsNot() {
        assertThat(new EnvironmentProxies(Map.of("http_proxy", "proxy.local:1"), null).select(TARGET))
                .containsExactly(Proxy.NO_PROXY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "data.example.org; true",
                "example.org; true",
                ".example.org; true",
                "localhost, example.org; true",
                "*; true",
                "ample.org; false",
                "''; false"
            })
    void hostsInNoProxyAreReachedDirectly(String exempt, boolean direct) {
        Map<String, String> environment = Map.of("https_proxy", "proxy.local:1", "no_proxy", exempt);

        assertThat(new EnvironmentProxies(environment, null).select(TARGET).getFirst().type())
                .isEqualTo(direct ? Proxy.Type.DIRECT : Proxy.Type.HTTP);
    }

    @Test
    void withoutVariablesTheOtherSelectorDecides() {
        Proxy other = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("other", 1));

        assertThat(
                new EnvironmentProxies(Map.of(), ProxySelector.of((InetSocketAddress) other.address())).select(TARGET))
                .containsExactly(other);
    }

    @Test
    void aProxyThatIsNoAddressIsNamedWithItsVariable() {
        assertThatThrownBy(() -> new EnvironmentProxies(Map.of("https_proxy", "http://"), null).select(TARGET))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(
                        "environment variable https_proxy: 'http://' is not the address of a proxy, expected something"
                                + " like http://proxy.example.org:8080");
    }
}
