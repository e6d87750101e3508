package org.quartic.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Names and addresses of hosts. */
final class Hosts {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "0:0:0:0:0:0:0:1");

    private Hosts() {}

    /** In small letters, an IPv6 address without brackets. */
    static String bare(String host) {
        String text = host.toLowerCase(Locale.ROOT);
        return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    }

    /** As it stands in a URL. */
    static String inUrl(String host) {
        String text = bare(host);
        return text.contains(":") ? "[" + text + "]" : text;
    }

    /** Whether everybody calls this machine so when they are on it. */
    static boolean isLoopbackName(String host) {
        return LOOPBACK.contains(bare(host));
    }

    /**
     * Whether only this machine can reach what listens there; asks the system for the address of a name.
     *
     * @throws CannotServeException
     *             if nobody knows the name
     */
    static boolean isLoopback(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException unknown) {
            throw new CannotServeException(host + " cannot be served: no such host is known here");
        }
    }
}
