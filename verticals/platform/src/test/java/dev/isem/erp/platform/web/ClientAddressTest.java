package dev.isem.erp.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void whatAVisitorWritesBeforeTheProxysEntryCountsForNothing() {
        request.setRemoteAddr("10.0.0.7");
        request.addHeader("X-Forwarded-For", "203.0.113.9, 10.1.2.3");
        assertThat(new ClientAddress(1).of(request)).isEqualTo("10.1.2.3");
        request.addHeader("X-Forwarded-For", "198.51.100.4");
        assertThat(new ClientAddress(1).of(request))
                .as("several headers are one list")
                .isEqualTo("198.51.100.4");
    }

    @Test
    void behindTwoProxiesTheSecondEntryFromTheEndIsTheVisitor() {
        request.addHeader("X-Forwarded-For", "made-up, 198.51.100.4, 192.0.2.1");
        assertThat(new ClientAddress(2).of(request)).isEqualTo("198.51.100.4");
    }

    @Test
    void whoeverComesPastTheProxyIsTakenByTheirOwnAddress() {
        request.setRemoteAddr("10.0.0.7");
        assertThat(new ClientAddress(1).of(request)).isEqualTo("10.0.0.7");
        request.addHeader("X-Forwarded-For", "203.0.113.9");
        assertThat(new ClientAddress(0).of(request)).isEqualTo("10.0.0.7");
        assertThat(new ClientAddress(2).of(request)).isEqualTo("10.0.0.7");
    }
}
