package dev.isem.erp.construccion.contract;

import dev.isem.erp.construccion.parameter.AuthorityLimits;
import dev.isem.erp.platform.resource.Action;
import dev.isem.erp.platform.web.Problem;
import java.math.BigDecimal;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;

/** Who says yes to an estimate or an addendum, by what it is worth. A director may wherever an engineer may. */
public enum Authority {
    /** Whoever approves such things at all. */
    ANYBODY,
    ENGINEER,
    DIRECTOR;

    public static final Action OF_ENGINEERS =
            Action.named("approve-engineer", "Aprobar como ingeniería", "Approve as an engineer");
    public static final Action OF_DIRECTORS =
            Action.named("approve-director", "Aprobar como dirección", "Approve as a director");

    /**
     * What an amount takes.
     *
     * @param type of the contract: client or subcontract
     * @param weight what it moves, never negative
     */
    public static Authority over(String type, BigDecimal weight, AuthorityLimits limits) {
        boolean isClients = type.equals("client");
        if (weight.compareTo(isClients ? limits.clientDirectorOver() : limits.subcontractDirectorOver()) > 0) {
            return DIRECTOR;
        }
        return !isClients && weight.compareTo(limits.subcontractEngineerOver()) > 0 ? ENGINEER : ANYBODY;
    }

    /** By the actions of the permission that somebody holds. */
    boolean isHeldBy(Predicate<String> held) {
        return switch (this) {
            case ANYBODY -> true;
            case ENGINEER -> held.test(OF_ENGINEERS.name()) || held.test(OF_DIRECTORS.name());
            case DIRECTOR -> held.test(OF_DIRECTORS.name());
        };
    }

    /** Refuses whoever holds less. */
    public void mustBeHeldBy(Predicate<String> held) {
        if (!isHeldBy(held)) {
            throw refusal();
        }
    }

    private Problem refusal() {
        boolean isDirectors = this == DIRECTOR;
        return Problem.of(
                HttpStatus.FORBIDDEN,
                "Por su importe le toca a " + (isDirectors ? "dirección" : "ingeniería") + ". No se cambió nada.",
                "At its amount it is for " + (isDirectors ? "a director" : "an engineer") + ". Nothing was changed.");
    }
}
