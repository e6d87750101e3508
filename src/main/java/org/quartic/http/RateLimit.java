package org.quartic.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * So many requests a second of one address, after a burst: a bucket of tokens for each of the addresses that were heard of last. Whoever has an
 * IPv6 address has at least 2^64 of them, which count as one. Thread-safe.
 */
final class RateLimit {

    private static final int MOST_ADDRESSES = 10_000;
    private static final int BURST_SECONDS = 10;

    private static final class Bucket {
        private double tokens;
        private long filledNanos;
    }

    private final int perSecond;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    RateLimit(int perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    /** Whether one more request of this address is within its bounds. */
    boolean allows(InetAddress address) {
        return allows(owner(address));
    }

    private static String owner(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean many = address instanceof Inet6Address && !address.isLinkLocalAddress();
        return HexFormat.of().formatHex(many ? Arrays.copyOf(bytes, bytes.length / 2) : bytes);
    }

    private synchronized boolean allows(String address) {
        long now = nanoTime.getAsLong();
        Bucket bucket = buckets.computeIfAbsent(address, _ -> {
            var full = new Bucket();
            full.tokens = (double) perSecond * BURST_SECONDS;
            full.filledNanos = now;
            return full;
        });
        bucket.tokens = Math.min((double) perSecond * BURST_SECONDS,
                bucket.tokens + (now - bucket.filledNanos) * 1e-9 * perSecond);
        bucket.filledNanos = now;
        if (bucket.tokens < 1.0) {
            return false;
        }
        bucket.tokens -= 1.0;
        return true;
    }
}
