package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.Meeting;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RefreshIT {

    private static final String COOKIE = "__Host-erp_refresh";

    @Test
    void eightTabsAtOnceAllGoOnWithOneSuccessor() throws InterruptedException, ExecutionException {
        String token = signedIn();
        try (ExecutorService tabs = Executors.newFixedThreadPool(8)) {
            Callable<Caller.Answer> tab = () -> refresh(token);
            List<Future<Caller.Answer>> answers = tabs.invokeAll(Collections.nCopies(8, tab));
            List<String> successors = new ArrayList<>();
            for (Future<Caller.Answer> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(200);
                successors.add(answer.get().cookie(COOKIE).orElseThrow());
            }
            assertThat(successors)
                    .hasSize(8)
                    .containsOnly(successors.getFirst())
                    .doesNotContain(token);
        }
    }

    @Test
    void aTokenUsedAgainLaterEndsTheWholeFamily() throws SQLException {
        Caller.Answer in = CoreSuite.signIn("admin@norte.example");
        String stolen = in.cookie(COOKIE).orElseThrow();
        String access = in.json().get("accessToken").stringValue();
        String successor = refresh(stolen).cookie(COOKIE).orElseThrow();
        elevenSecondsPass();
        assertThat(refresh(stolen).status()).isEqualTo(401);
        assertThat(refresh(successor).status()).isEqualTo(401);
        assertThat(CoreSuite.anonymous().bearing(access).get("/api/partners").status())
                .isEqualTo(401);
    }

    @Test
    void aTokenIsNotRepeatedOnceItsSuccessorWasUsed() {
        String first = signedIn();
        String second = refresh(first).cookie(COOKIE).orElseThrow();
        assertThat(refresh(second).status()).isEqualTo(200);
        assertThat(refresh(first).status()).isEqualTo(401);
    }

    @Test
    void signingOutEndsRefreshAndAccessAtOnce() {
        Caller.Answer in = CoreSuite.signIn("admin@sur.example");
        Caller person = CoreSuite.anonymous()
                .bearing(in.json().get("accessToken").stringValue())
                .with("Cookie", COOKIE + "=" + in.cookie(COOKIE).orElseThrow());
        assertThat(person.get("/api/auth/me").status()).isEqualTo(200);
        Caller.Answer out = person.without("Authorization").post("/api/auth/logout");
        assertThat(out.status()).isEqualTo(204);
        assertThat(out.header("set-cookie").orElseThrow()).contains("Max-Age=0");
        assertThat(person.get("/api/auth/me").status()).isEqualTo(401);
        assertThat(person.without("Authorization").post("/api/auth/refresh").status())
                .isEqualTo(401);
    }

    @Test
    void whatIsRefreshedWhileSomebodySignsOutHasEndedToo() throws Exception {
        Caller.Answer in = CoreSuite.signIn(CoreSuite.madeIn("norte", "rita"));
        String token = in.cookie(COOKIE).orElseThrow();
        Caller browser = CoreSuite.anonymous().with("Cookie", COOKIE + "=" + token);
        List<Caller.Answer> answers;
        try (Connection superuser = CoreSuite.DATABASE.superuser()) {
            answers = Meeting.inTurn(
                    superuser,
                    "auth.users",
                    in.json().at("/user/id").stringValue(),
                    List.of(() -> refresh(token), () -> browser.post("/api/auth/logout")));
        }
        assertThat(answers).extracting(Caller.Answer::status).containsExactly(200, 204);
        assertThat(refresh(answers.getFirst().cookie(COOKIE).orElseThrow()).status())
                .isEqualTo(401);
    }

    @Test
    void aMadeUpTokenIsRefusedAndTheCookiesRemoved() {
        Caller.Answer answer = refresh("made-up");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("set-cookie").orElseThrow()).contains(COOKIE + "=;", "Max-Age=0");
    }

    private static String signedIn() {
        return CoreSuite.signIn("admin@norte.example").cookie(COOKIE).orElseThrow();
    }

    private static Caller.Answer refresh(String token) {
        return CoreSuite.anonymous().with("Cookie", COOKIE + "=" + token).post("/api/auth/refresh");
    }

    /** Time passes in the database, for waiting proves nothing more. */
    private static void elevenSecondsPass() throws SQLException {
        try (Connection owner = CoreSuite.DATABASE.owner(CoreSuite.MANIFEST);
                Statement statement = owner.createStatement()) {
            statement.executeUpdate("UPDATE auth.refresh_tokens SET used_at = used_at - interval '11 seconds'"
                    + " WHERE used_at IS NOT NULL");
        }
    }
}
