package dev.isem.erp.platform.tenancy;

import java.util.UUID;

/**
 * Whose rows the running request may see. Bound for the length of a call, so it cannot leak into the next request or
 * into another thread.
 */
public final class Tenancy {

    private static final ScopedValue<Scope> SCOPE = ScopedValue.newInstance();

    private sealed interface Scope {}

    private record Tenant(UUID id) implements Scope {}

    /** Sign-in and health ask before a tenant is known: row-level security then shows them nothing. */
    private record BeforeTenant() implements Scope {}

    private Tenancy() {}

    /** Runs the work for one tenant. */
    public static <T, X extends Throwable> T call(UUID tenant, ScopedValue.CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(SCOPE, new Tenant(tenant)).call(work);
    }

    /** Runs work that looks something up before the tenant is known; tables show it no row. */
    public static <T, X extends Throwable> T callBeforeTenant(ScopedValue.CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(SCOPE, new BeforeTenant()).call(work);
    }

    /** The tenant whose request runs. */
    public static UUID current() {
        if (SCOPE.isBound() && SCOPE.get() instanceof Tenant(UUID id)) {
            return id;
        }
        throw new NoTenant();
    }

    /** What {@code app.current_tenant} must be; empty is nobody. */
    static String setting() {
        if (!SCOPE.isBound()) {
            throw new NoTenant();
        }
        return switch (SCOPE.get()) {
            case Tenant(UUID id) -> id.toString();
            case BeforeTenant() -> "";
        };
    }

    /** A programming error: work that touches rows began without saying for whom. */
    public static final class NoTenant extends IllegalStateException {
        NoTenant() {
            super("No tenant is set. No query was sent. Run this work inside Tenancy.call.");
        }
    }
}
