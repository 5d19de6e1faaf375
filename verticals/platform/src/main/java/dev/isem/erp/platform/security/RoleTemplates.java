package dev.isem.erp.platform.security;

import java.util.List;

/** The offices of a vertical's trade, in the order in which people think of them; a bean of the vertical says them. */
public interface RoleTemplates {

    /** All of them. */
    List<RoleTemplate> all();
}
