package dev.isem.erp.construccion.estimate;

import dev.isem.erp.construccion.parameter.Limits;
import dev.isem.erp.platform.web.Problem;
import java.math.BigDecimal;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;

/** Who authorises an estimate, by what it is worth. A director may wherever an engineer may. */
enum Authority {
    /** Whoever approves estimates at all. */
    ANYBODY,
    ENGINEER,
    DIRECTOR;

    static final String OF_ENGINEERS = "approve-engineer";
    static final String OF_DIRECTORS = "approve-director";

    /**
     * What an estimate takes.
     *
     * @param type of its contract: client or subcontract
     * @param weight the larger one of its gross amount and what is owed back by it
     */
    static Authority over(String type, BigDecimal weight, Limits limits) {
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
            case ENGINEER -> held.test(OF_ENGINEERS) || held.test(OF_DIRECTORS);
            case DIRECTOR -> held.test(OF_DIRECTORS);
        };
    }

    Problem refusal() {
        boolean isDirectors = this == DIRECTOR;
        return Problem.of(
                HttpStatus.FORBIDDEN,
                "Por su importe la autoriza " + (isDirectors ? "dirección" : "ingeniería") + ". No se cambió nada.",
                "At its amount it is for " + (isDirectors ? "a director" : "an engineer")
                        + " to authorise. Nothing was changed.");
    }
}
