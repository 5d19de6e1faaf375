package dev.isem.erp.platform.stock;

import java.util.Comparator;
import java.util.UUID;

/** Which product where. Sorted as PostgreSQL sorts them: whoever needs several takes them in this order. */
record QuantKey(UUID productId, UUID locationId) implements Comparable<QuantKey> {

    // Java compares the halves of a UUID as signed numbers, PostgreSQL its bytes.
    private static final Comparator<QuantKey> ORDER = Comparator.comparing(
                    (QuantKey key) -> key.productId().toString())
            .thenComparing(key -> key.locationId().toString());

    @Override
    public int compareTo(QuantKey other) {
        return ORDER.compare(this, other);
    }
}
