package org.quartic.actor;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who may have the next block computed, so that each gets processor time in proportion to its weight whatever its blocks cost. Weighted fair
 * queueing: everybody has a clock that runs with the time it used, the slower the greater its weight, and the one whose clock is furthest
 * behind is next. Who comes back after a pause, or for the first time, has no claim to what it did not use.
 *
 * @param <K>
 *            who; equal ones are the same
 */
final class FairShare<K> {

    private static final class Account {
        private final int weight;
        private double clock;
        private int wanted;
        private int inHand;
        /** What the blocks in hand were charged in advance. */
        private double charged;
        private double lastNanos;

        Account(int weight) {
            this.weight = weight;
        }

        boolean active() {
            return wanted > 0 || inHand > 0;
        }
    }

    private final int capacity;
    private final Map<K, Account> accounts = new LinkedHashMap<>();
    private int inHand;

    /**
     * Nobody there yet.
     *
     * @param capacity
     *            blocks that may be in hand at once
     */
    FairShare(int capacity) {
        this.capacity = capacity;
    }

    void join(K who, int weight) {
        accounts.put(who, new Account(weight));
    }

    /** Gives back all it had. */
    void leave(K who) {
        Account gone = accounts.remove(who);
        if (gone != null) {
            inHand -= gone.inHand;
        }
    }

    /** It could do with so many more blocks. */
    void want(K who, int blocks) {
        Account account = accounts.get(who);
        if (account != null) {
            if (!account.active()) {
                accounts.values().stream().filter(Account::active).mapToDouble(other -> other.clock).min()
                        .ifPresent(least -> account.clock = Math.max(account.clock, least));
            }
            account.wanted += blocks;
        }
    }

    /** One block for whoever is next, if any may be had and is wanted. */
    Optional<K> grant() {
        if (inHand >= capacity) {
            return Optional.empty();
        }
        Optional<Map.Entry<K, Account>> next = accounts.entrySet().stream().filter(entry -> entry.getValue().wanted > 0)
                .min(Comparator.comparingDouble(entry -> entry.getValue().clock));
        next.map(Map.Entry::getValue).ifPresent(account -> {
            double expected = account.lastNanos / account.weight;
            account.wanted--;
            account.inHand++;
            account.charged += expected;
            account.clock += expected;
            inHand++;
        });
        return next.map(Map.Entry::getKey);
    }

    /** A block is done with that took so much time: none if it was not used. */
    void returned(K who, double nanos) {
        Account account = accounts.get(who);
        if (account != null && account.inHand > 0) {
            double advance = account.charged / account.inHand;
            account.charged -= advance;
            account.clock += nanos / account.weight - advance;
            account.inHand--;
            inHand--;
            if (nanos > 0.0) {
                account.lastNanos = nanos;
            }
        }
    }
}
