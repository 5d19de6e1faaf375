package dev.isem.erp.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DatabaseAddressTest {

    /** The way to the database is open a moment after the pod has begun. */
    @Test
    void whoIsRefusedAtFirstKnocksAgain() throws Exception {
        int port = freePort();
        var knocked = CompletableFuture.supplyAsync(
                () -> waitForVisitor(port), CompletableFuture.delayedExecutor(700, TimeUnit.MILLISECONDS));
        var address = new DatabaseAddress("127.0.0.1", port, "erp_generic", new Tls("prefer", ""));
        assertThatThrownBy(() -> address.connect("erp_admin", "secret", "test")).isInstanceOf(SQLException.class);
        assertThat(knocked.get(1, TimeUnit.SECONDS)).isTrue();
    }

    private static int freePort() throws IOException {
        try (var taken = new ServerSocket(0)) {
            return taken.getLocalPort();
        }
    }

    private static boolean waitForVisitor(int port) {
        try (var door = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            door.setSoTimeout(20_000);
            door.accept().close();
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }
}
