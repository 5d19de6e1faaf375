package dev.isem.erp.core.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void aPasswordMatchesItsOwnHashOnly() {
        String hash = passwords.hash("contraseña larga");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.matches("contraseña larga", hash)).isTrue();
        assertThat(passwords.matches("contraseña Larga", hash)).isFalse();
        assertThat(passwords.hash("contraseña larga")).isNotEqualTo(hash);
    }

    /** The reference implementation's own test (P-H-C/phc-winner-argon2, test.c), with parameters that are not ours. */
    @Test
    void aHashOfTheReferenceImplementationMatches() {
        String reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(passwords.matches("password", reference)).isTrue();
        assertThat(passwords.matches("differentpassword", reference)).isFalse();
    }
}
