package dev.isem.erp.core;

import dev.isem.erp.platform.web.Text;

/** The parts of the menu, in the order of the resources in them. */
public final class Menu {

    public static final Text CATALOGUES = Text.of("Catálogos", "Catalogues");
    public static final Text STOCK = Text.of("Inventario", "Stock");
    public static final Text ADMINISTRATION = Text.of("Administración", "Administration");

    private Menu() {}
}
