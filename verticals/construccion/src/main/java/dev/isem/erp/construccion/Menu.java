package dev.isem.erp.construccion;

import dev.isem.erp.platform.web.Text;

/** The parts of the menu, in the order of the resources in them. */
public final class Menu {

    public static final Text WORKS = Text.of("Obras", "Works");
    public static final Text COSTS = Text.of("Presupuesto y costos", "Budget and costs");
    public static final Text CONTRACTS = Text.of("Contratos", "Contracts");
    public static final Text PURCHASES = Text.of("Compras", "Purchases");
    public static final Text PEOPLE = Text.of("Personal", "People");
    public static final Text SAFETY = Text.of("Seguridad", "Safety");
    public static final Text SETTINGS = Text.of("Configuración", "Settings");

    private Menu() {}
}
