package dev.isem.erp.operator.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.operator.render.RedisUsers;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The users that {@code link} makes in a real Redis, and the same users after it has forgotten them. */
class RedisUserIT {

    private static final String CORE = "erp_app_erp_core";
    private static final String CORE_PASSWORD = "password-of-erp-core-of-32-and-more-characters";
    private static final String CONSTRUCCION = "erp_app_construccion";
    private static final String CONSTRUCCION_PASSWORD = "password-of-construccion-of-32-and-more-characters";

    private static final List<String> FORBIDDEN = List.of(
            "GET erp-core:session",
            "SET erp-core:session 2",
            "DEL erp-core:session",
            "EXISTS erp-core:session",
            "COPY erp-core:session construccion:mine",
            "RENAME construccion:mine erp-core:session",
            "SET session 1",
            "SET construccion 1",
            "PUBLISH erp-core:news 1",
            "SUBSCRIBE erp-core:news",
            "PSUBSCRIBE *",
            "PUBSUB CHANNELS",
            "KEYS *",
            "SCAN 0",
            "RANDOMKEY",
            "FLUSHALL",
            "FLUSHDB",
            "SWAPDB 0 1",
            "CONFIG GET requirepass",
            "SHUTDOWN NOSAVE",
            "MONITOR",
            "CLIENT LIST",
            "CLIENT TRACKING on BCAST",
            "ACL LIST",
            "ACL SETUSER erp_app_construccion allkeys",
            "SCRIPT FLUSH",
            "SCRIPT KILL",
            "FUNCTION FLUSH",
            "SORT construccion:mine BY erp-core:* GET erp-core:*",
            "MIGRATE 127.0.0.1 1 erp-core:session 0 1");

    private static final List<String> ALLOWED = List.of(
            "SET construccion:a:b 1 EX 60",
            "MGET construccion:a construccion:b",
            "DEL construccion:a",
            "PUBLISH construccion:news 1",
            "SELECT 7",
            "PING",
            "INFO server",
            "CLIENT SETNAME construccion",
            "HELLO 3",
            "DBSIZE",
            "HSCAN construccion:h 0",
            "XADD construccion:log * a 1",
            "EVAL return(1) 1 construccion:a");

    @TempDir
    Path secrets;

    @TempDir
    Path redisFolder;

    private TestSuite suite;
    private TestRedis redis;

    @BeforeEach
    void twoVerticals() throws SQLException, IOException {
        suite = TestSuite.withCoreAndConstruccion(secrets);
        redis = new TestRedis(redisFolder);
        assertThat(linked(Vertical.CORE, CORE_PASSWORD)).hasSize(1);
        assertThat(linked(Vertical.CONSTRUCCION, CONSTRUCCION_PASSWORD)).hasSize(1);
        assertThat(core("SET", "erp-core:session", "1")).isEqualTo("+OK");
        assertThat(core("SELECT", "3")).isEqualTo("+OK");
    }

    @AfterEach
    void end() {
        redis.close();
    }

    @Test
    void isKeptFrom() throws IOException {
        for (String command : FORBIDDEN) {
            assertThat(construccion(command.split(" "))).as(command).startsWith("-NOPERM");
            assertThat(core("GET", "erp-core:session")).as("after " + command).isEqualTo("1");
        }
    }

    @Test
    void isAllowed() throws IOException {
        for (String command : ALLOWED) {
            assertThat(construccion(command.split(" "))).as(command).doesNotStartWith("-");
        }
    }

    @Test
    void aScriptReachesNoFurtherThanItsCaller() throws IOException {
        assertThat(construccion("EVAL", "return redis.call('GET', 'erp-core:session')", "0"))
                .startsWith("-")
                .contains("can't access");
    }

    @Test
    void whoHoldsTheSharedPasswordGoesOn() throws IOException {
        assertThat(redis.as("default", TestRedis.ADMIN_PASSWORD, "GET", "erp-core:session"))
                .isEqualTo("1");
    }

    @Test
    void afterARestartTheUsersThatWereWrittenDownAreTheSame() throws IOException, SQLException {
        String before = rules(CORE);
        redis.restartWith("");
        assertThat(core("PING")).startsWith("-WRONGPASS");

        redis.restartWith(RedisUsers.file(List.of(
                written("erp-core", linked(Vertical.CORE, CORE_PASSWORD)),
                written("construccion", linked(Vertical.CONSTRUCCION, CONSTRUCCION_PASSWORD)))));
        assertThat(rules(CORE)).isEqualTo(before);
        assertThat(core("SET", "erp-core:session", "1")).isEqualTo("+OK");
        assertThat(construccion("GET", "erp-core:session")).startsWith("-NOPERM");
        assertThat(construccion("FLUSHALL")).startsWith("-NOPERM");
        assertThat(redis.as("default", TestRedis.ADMIN_PASSWORD, "GET", "erp-core:session"))
                .isEqualTo("1");
    }

    @Test
    void aPasswordThatWasMadeAnewIsTheOnlyOne() throws IOException, SQLException {
        linked(Vertical.CORE, "another-" + CORE_PASSWORD);
        assertThat(core("PING")).startsWith("-WRONGPASS");
        assertThat(redis.as(CORE, "another-" + CORE_PASSWORD, "PING")).isEqualTo("+PONG");
    }

    @Test
    void theOneBeforeCountsUntilNoPodHasIt() throws IOException {
        String next = "next-" + CORE_PASSWORD;
        List<String> both = linked(Vertical.CORE, next, List.of(RedisUser.hash(CORE_PASSWORD)), false);
        assertThat(both).containsExactly(RedisUser.hash(next), RedisUser.hash(CORE_PASSWORD));
        assertThat(core("PING")).isEqualTo("+PONG");
        assertThat(redis.as(CORE, next, "PING")).isEqualTo("+PONG");
        redis.restartWith(RedisUsers.file(List.of(written("erp-core", both))));
        assertThat(core("PING")).isEqualTo("+PONG");

        try (var forgotten = redis.connect(CORE, CORE_PASSWORD)) {
            assertThat(forgotten.ask("PING")).isEqualTo("+PONG");
            assertThat(linked(Vertical.CORE, next, both, true)).containsExactly(RedisUser.hash(next));
            assertThat(forgotten.isOpen()).isFalse();
        }
        assertThat(core("PING")).startsWith("-WRONGPASS");
        assertThat(redis.as(CORE, next, "PING")).isEqualTo("+PONG");
    }

    @Test
    void ofManyPasswordsTheNewestCount() throws IOException {
        List<String> before =
                IntStream.range(0, 60).mapToObj(i -> RedisUser.hash("old " + i)).toList();
        assertThat(linked(Vertical.CORE, CORE_PASSWORD, before, false))
                .hasSize(3)
                .startsWith(RedisUser.hash(CORE_PASSWORD));
    }

    @Test
    void aVerticalWhoseDataGoIsLetInNoMore() throws IOException {
        Map<String, String> env = env(Vertical.CONSTRUCCION, CONSTRUCCION_PASSWORD, TestRedis.ADMIN_PASSWORD);
        redis.stop();
        assertThat(Drop.run(env)).isInstanceOfSatisfying(DropOutcome.Failed.class, failed -> {
            assertThat(failed.passing()).isTrue();
            assertThat(failed.error().message()).contains("does not answer", "Nothing was changed");
        });
        redis.restartWith("");
        linked(Vertical.CONSTRUCCION, CONSTRUCCION_PASSWORD);
        try (var forgotten = redis.connect(CONSTRUCCION, CONSTRUCCION_PASSWORD)) {
            assertThat(Drop.run(env)).isInstanceOf(DropOutcome.Dropped.class);
            assertThat(forgotten.isOpen()).isFalse();
        }
        assertThat(construccion("PING")).startsWith("-WRONGPASS");
    }

    @Test
    void aRedisThatIsAwayIsAskedAgainLater() throws IOException {
        redis.stop();
        assertThat(link(Vertical.CORE, CORE_PASSWORD, TestRedis.ADMIN_PASSWORD))
                .isInstanceOfSatisfying(LinkOutcome.Failed.class, failed -> {
                    assertThat(failed.passing()).isTrue();
                    assertThat(failed.error().message()).contains("does not answer", "The migration before it stays");
                });
    }

    @Test
    void anAdministratorThatRedisDoesNotKnowIsSaid() throws IOException {
        assertThat(link(Vertical.CORE, CORE_PASSWORD, "of yesterday"))
                .isInstanceOfSatisfying(LinkOutcome.Failed.class, failed -> {
                    assertThat(failed.passing()).isFalse();
                    assertThat(failed.error().message()).contains("WRONGPASS").doesNotContain("yesterday");
                });
    }

    @Test
    void aPasswordThatCouldBeGuessedFromItsHashIsRefused() throws IOException {
        assertThat(link(Vertical.CORE, "erp-core", TestRedis.ADMIN_PASSWORD))
                .isInstanceOfSatisfying(LinkOutcome.Failed.class, failed -> {
                    assertThat(failed.passing()).isFalse();
                    assertThat(failed.error().message()).contains("fewer than 32 characters");
                });
        assertThat(core("PING")).isEqualTo("+PONG");
    }

    private List<String> linked(Vertical vertical, String password) throws IOException {
        return linked(vertical, password, List.of(), true);
    }

    private List<String> linked(Vertical vertical, String password, List<String> before, boolean settled)
            throws IOException {
        LinkOutcome outcome = link(vertical, password, TestRedis.ADMIN_PASSWORD, before, settled);
        assertThat(outcome).isInstanceOf(LinkOutcome.Linked.class);
        assertThat(Link.report(outcome).line()).doesNotContain(password);
        return outcome instanceof LinkOutcome.Linked linked ? linked.redisPasswords() : List.of();
    }

    private LinkOutcome link(Vertical vertical, String password, String admin) throws IOException {
        return link(vertical, password, admin, List.of(), true);
    }

    private LinkOutcome link(Vertical vertical, String password, String admin, List<String> before, boolean settled)
            throws IOException {
        Map<String, String> env = env(vertical, password, admin);
        env.put("ERP_REDIS_PASSWORDS", String.join(",", before));
        env.put("ERP_SETTLED", String.valueOf(settled));
        return Link.run(env);
    }

    private Map<String, String> env(Vertical vertical, String password, String admin) throws IOException {
        Map<String, String> env = suite.env(vertical);
        env.put("REDIS_HOST", "127.0.0.1");
        env.put("REDIS_PORT", String.valueOf(redis.port));
        env.put("REDIS_PASSWORD_FILE", file("redis", password));
        env.put("ERP_REDIS_ADMIN_PASSWORD_FILE", file("redis-admin", admin));
        return env;
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(secrets.resolve(name), content).toString();
    }

    private static ErpVertical written(String name, List<String> passwords) {
        return Serialization.unmarshal("""
                metadata: {name: %s}
                spec: {redis: {db: 1}}
                status: {migration: {redisPasswords: %s}}
                """.formatted(name, passwords), ErpVertical.class);
    }

    private String rules(String user) throws IOException {
        return redis.as("default", TestRedis.ADMIN_PASSWORD, "ACL", "DRYRUN", user, "FLUSHALL")
                + redis.as("default", TestRedis.ADMIN_PASSWORD, "ACL", "DRYRUN", user, "GET", "erp-core:a");
    }

    private String core(String... words) throws IOException {
        return redis.as(CORE, CORE_PASSWORD, words);
    }

    private String construccion(String... words) throws IOException {
        return redis.as(CONSTRUCCION, CONSTRUCCION_PASSWORD, words);
    }
}
