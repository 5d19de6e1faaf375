package dev.isem.erp.operator.plan;

/** One question that must be answered before a version may serve. */
@FunctionalInterface
interface Gate {

    Verdict check(Situation situation);
}
