package dev.isem.erp.platform.health;

/** Whether one thing that this process needs answers now. */
public interface Probe {

    /** As the health document calls it. */
    String name();

    boolean answers();
}
