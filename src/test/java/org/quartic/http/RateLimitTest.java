package org.quartic.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final AtomicLong nanos = new AtomicLong();
    private final RateLimit limit = new RateLimit(3, nanos::get);

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException fault) {
            throw new IllegalArgumentException(fault);
        }
    }

    private long allowed(String address, int asked) {
        return IntStream.range(0, asked).filter(_ -> limit.allows(address(address))).count();
    }

    @Test
    void shouldBearABurstAndThenSoManyASecond() {
        assertThat(allowed("10.0.0.1", 100)).isEqualTo(30);
        nanos.addAndGet(2_000_000_000L);
        assertThat(allowed("10.0.0.1", 100)).isEqualTo(6);
        nanos.addAndGet(3_600_000_000_000L);
        assertThat(allowed("10.0.0.1", 100)).isEqualTo(30);
    }

    @Test
    void shouldLetNobodySufferForAnother() {
        allowed("10.0.0.1", 100);
        assertThat(allowed("10.0.0.2", 100)).isEqualTo(30);
    }

    @Test
    void shouldTakeAllAddressesOfOneNetworkOfIpv6ForOne() {
        assertThat(allowed("2001:db8:1:2::1", 20) + allowed("2001:db8:1:2:ffff::2", 20)).isEqualTo(30);
        assertThat(allowed("2001:db8:1:3::1", 20)).isEqualTo(20);
        assertThat(allowed("fe80::1", 20) + allowed("fe80::2", 20)).isEqualTo(40);
    }

    @Test
    void shouldForgetThoseItHasNotHeardOfForLong() {
        allowed("10.0.0.1", 100);
        IntStream.range(0, 10_000).forEach(i -> limit.allows(address("10.1." + i / 256 + "." + i % 256)));
        assertThat(allowed("10.0.0.1", 100)).isEqualTo(30);
    }
}
