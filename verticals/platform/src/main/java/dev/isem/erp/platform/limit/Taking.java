package dev.isem.erp.platform.limit;

/**
 * A request for one more out of a bucket.
 *
 * @param before how many were taken before without anybody being told
 */
record Taking(Bucket bucket, int before) {

    /** Nanoseconds from full at which those before leave a bucket that is so far from it. */
    long after(long nanosFromFull) {
        return Math.max(nanosFromFull, 0) + bucket.limit().nanosEach() * before;
    }

    /** Nanoseconds until another one fits in; not positive when it does. */
    long missing(long nanosFromFull) {
        Limit limit = bucket.limit();
        return after(nanosFromFull) + limit.nanosEach() - limit.nanosEach() * limit.most();
    }
}
