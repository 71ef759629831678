package org.sdvp.xmpp.dns;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * One place where a service of a domain listens, RFC 2782.
 *
 * @param priority the lowest is tried first
 * @param weight share of the tries among those of the same priority
 * @param port of TCP
 * @param target host name without the last dot; empty: the service is decidedly not available
 */
public record SrvRecord(int priority, int weight, int port, String target) {
    private static final int PARTS = 4;

    /**
     * Reads one as the DNS resolver of the JDK writes it: {@code priority weight port target}.
     *
     * @return empty if it is none
     */
    static Optional<SrvRecord> of(String text) {
        String[] parts = text.strip().split("\\s+");
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            String target = parts[3].endsWith(".") ? parts[3].substring(0, parts[3].length() - 1) : parts[3];
            return Optional.of(new SrvRecord(
                    Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), target));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Host and port, not resolved. */
    InetSocketAddress address() {
        return InetSocketAddress.createUnresolved(target, port);
    }

    /**
     * The order in which to try: by priority, and among equal ones drawn by weight, those of weight 0 with a small chance
     * of being first.
     */
    static List<SrvRecord> ordered(List<SrvRecord> records, RandomGenerator random) {
        Map<Integer, List<SrvRecord>> groups = new TreeMap<>();
        records.forEach(record ->
                groups.computeIfAbsent(record.priority, p -> new ArrayList<>()).add(record));
        List<SrvRecord> order = new ArrayList<>();
        groups.values().forEach(group -> {
            while (!group.isEmpty()) {
                order.add(group.remove(drawn(group, random)));
            }
        });
        return order;
    }

    private static int drawn(List<SrvRecord> group, RandomGenerator random) {
        // RFC 2782: those of weight 0 first, then a number from 0 to the sum, both included.
        group.sort((one, other) -> Integer.compare(Math.min(one.weight, 1), Math.min(other.weight, 1)));
        int sum = group.stream().mapToInt(SrvRecord::weight).sum();
        int number = random.nextInt(sum + 1);
        int running = 0;
        for (int i = 0; i < group.size(); i++) {
            running += group.get(i).weight;
            if (running >= number) {
                return i;
            }
        }
        return group.size() - 1;
    }
}
