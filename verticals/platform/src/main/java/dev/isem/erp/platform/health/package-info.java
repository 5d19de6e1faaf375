/** Whether this process can serve, told exactly as the suite's other tools read it. */
@NullMarked
package dev.isem.erp.platform.health;

import org.jspecify.annotations.NullMarked;
