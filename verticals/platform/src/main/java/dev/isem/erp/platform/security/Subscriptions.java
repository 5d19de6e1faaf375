package dev.isem.erp.platform.security;

/** Which people's companies have this vertical in their plan. */
@FunctionalInterface
public interface Subscriptions {

    /** Among the modules of a company: all verticals there are, also those that come later. */
    String ALL = "*";

    boolean cover(Identity identity);

    /** For the vertical that is part of every plan. */
    static Subscriptions everybody() {
        return _ -> true;
    }

    /** For those whose token names the vertical; another plan counts when the token is renewed, within a quarter of an hour. */
    static Subscriptions to(String vertical) {
        return identity ->
                identity.modules().contains(ALL) || identity.modules().contains(vertical);
    }
}
