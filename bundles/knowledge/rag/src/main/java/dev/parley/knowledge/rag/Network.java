/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A range of addresses in CIDR notation, and which of them are not the public internet. */
record Network(byte[] first, int bits) {

    /** Own machines and networks, and those for special purposes (IANA's registries, RFC 6890). */
    private static final List<Network> PRIVATE = all(
            "127.0.0.0/8",
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "100.64.0.0/10",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "198.18.0.0/15",
            "::1/128",
            "fc00::/7",
            "fec0::/10",
            "64:ff9b:1::/48",
            "100::/64",
            "2001:db8::/32");

    /**
     * Where no service is: nowhere, many at once, and the link, on which clouds tell a machine its secrets; some do so at
     * other addresses (Alibaba, Oracle, Azure, AWS, Google).
     */
    private static final List<Network> NEVER = all(
            "0.0.0.0/8",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "169.254.0.0/16",
            "100.100.100.200/32",
            "192.0.0.192/32",
            "168.63.129.16/32",
            "::/128",
            "ff00::/8",
            "fe80::/10",
            "fd00:ec2::254/128",
            "fd20:ce::254/128");

    /** IPv6 addresses that lead to the IPv4 address within them, and at which byte that begins: NAT64, 6to4, compatible. */
    private static final Network NAT64 = of("64:ff9b::/96");

    private static final Network SIX_TO_FOUR = of("2002::/16");
    private static final Network COMPATIBLE = of("::/96");
    /** The IPv4 address is at the end, with its bits turned over. */
    private static final Network TEREDO = of("2001::/32");

    private static List<Network> all(String... ranges) {
        return Stream.of(ranges).map(Network::of).toList();
    }

    private static Network of(String range) {
        var parts = range.split("/");
        try {
            return new Network(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(range, e);
        }
    }

    /** Why Parley does not connect to an address, if it doesn't. */
    static Optional<String> objection(InetAddress address, boolean allowPrivate) {
        return Stream.concat(Stream.of(address.getAddress()), within(address.getAddress()))
                .flatMap(bytes -> objection(bytes, allowPrivate).stream())
                .findFirst();
    }

    private static Optional<String> objection(byte[] address, boolean allowPrivate) {
        if (NEVER.stream().anyMatch(range -> range.contains(address))) {
            return Optional.of("a link-local, metadata, multicast or reserved address");
        }
        return Optional.of("a private address, which is not allowed")
                .filter(why -> !allowPrivate && PRIVATE.stream().anyMatch(range -> range.contains(address)));
    }

    private static Stream<byte[]> within(byte[] address) {
        if (NAT64.contains(address) || COMPATIBLE.contains(address) && !isOne(address)) {
            return Stream.of(Arrays.copyOfRange(address, 12, 16));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return Stream.of(Arrays.copyOfRange(address, 2, 6));
        }
        return TEREDO.contains(address) ? Stream.of(turned(Arrays.copyOfRange(address, 12, 16))) : Stream.empty();
    }

    /** {@code ::1}, which is not 0.0.0.1. */
    private static boolean isOne(byte[] address) {
        return PRIVATE.stream().anyMatch(range -> range.bits == 128 && range.contains(address));
    }

    private static byte[] turned(byte[] address) {
        var turned = new byte[address.length];
        for (int i = 0; i < address.length; i++) {
            turned[i] = (byte) ~address[i];
        }
        return turned;
    }

    private boolean contains(byte[] address) {
        if (address.length != first.length) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            if (((address[i / 8] ^ first[i / 8]) & 0x80 >> i % 8) != 0) {
                return false;
            }
        }
        return true;
    }
}
