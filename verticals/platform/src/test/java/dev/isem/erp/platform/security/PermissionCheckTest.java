package dev.isem.erp.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isem.erp.platform.web.Problem;
import jakarta.servlet.DispatcherType;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;

class PermissionCheckTest {

    private final PermissionCheck check = new PermissionCheck();
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    /** Declares no permission, as the server's own page about a failure. */
    void undeclared() {}

    @Test
    void whatDeclaresNothingIsRefused() {
        assertThatThrownBy(this::preHandle).isInstanceOf(Problem.class);
    }

    @Test
    void aFailureIsToldAsWhatItIsAndNotAsAnEndedSession() throws NoSuchMethodException {
        request.setDispatcherType(DispatcherType.ERROR);
        assertThat(preHandle()).isTrue();
    }

    private boolean preHandle() throws NoSuchMethodException {
        HandlerMethod handler = new HandlerMethod(this, PermissionCheckTest.class.getDeclaredMethod("undeclared"));
        return check.preHandle(request, new MockHttpServletResponse(), handler);
    }
}
