package dev.isem.erp.core.signin;

import dev.isem.erp.platform.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The two cookies of a session. The refresh token goes to this host alone and scripts cannot see it; the marker tells
 * every application of the suite that somebody is signed in, and nothing else.
 */
@Component
class SessionCookies {

    /** The prefix makes browsers refuse it from any other host, and without Secure. */
    static final String REFRESH = "__Host-erp_refresh";

    static final String MARKER = "erp_session";

    private final String suiteHost;
    private final Clock clock;

    SessionCookies(Settings settings, Clock clock) {
        this.suiteHost = settings.publicOrigin().getHost();
        this.clock = clock;
    }

    HttpHeaders set(String token, Instant expires) {
        return headers(token, "1", Duration.between(clock.instant(), expires));
    }

    HttpHeaders remove() {
        return headers("", "", Duration.ZERO);
    }

    private HttpHeaders headers(String token, String mark, Duration life) {
        HttpHeaders headers = new HttpHeaders();
        headers.add(
                HttpHeaders.SET_COOKIE,
                cookie(REFRESH, token, life).httpOnly(true).build().toString());
        headers.add(
                HttpHeaders.SET_COOKIE,
                cookie(MARKER, mark, life).domain(suiteHost).build().toString());
        headers.setCacheControl("no-store");
        return headers;
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String name, String value, Duration life) {
        return ResponseCookie.from(name, value)
                .secure(true)
                .sameSite("Strict")
                .path("/")
                .maxAge(life);
    }
}
