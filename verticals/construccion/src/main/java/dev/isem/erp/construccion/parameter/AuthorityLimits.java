package dev.isem.erp.construccion.parameter;

import java.math.BigDecimal;

/**
 * From which amounts on a company asks for more.
 *
 * @param clientDirectorOver gross amount of a client's estimate above which a director authorises it
 * @param subcontractEngineerOver the same for a subcontractor's, by an engineer
 * @param subcontractDirectorOver the same, by a director
 * @param guaranteeOverPct share of a contract, in percent, above which an advance takes a guarantee
 */
public record AuthorityLimits(
        BigDecimal clientDirectorOver,
        BigDecimal subcontractEngineerOver,
        BigDecimal subcontractDirectorOver,
        BigDecimal guaranteeOverPct) {

    /** What counts until a company sets its own. */
    public static final AuthorityLimits USUAL = new AuthorityLimits(
            Parameter.CLIENT_DIRECTOR_OVER.usual(),
            Parameter.SUBCONTRACT_ENGINEER_OVER.usual(),
            Parameter.SUBCONTRACT_DIRECTOR_OVER.usual(),
            Parameter.GUARANTEE_OVER_PCT.usual());
}
