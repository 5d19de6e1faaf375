package dev.isem.erp.platform.web;

import dev.isem.erp.platform.tenancy.Tenancy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers every failure of a handler by a problem document in the person's language. */
@RestControllerAdvice
public final class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Problem.Document> answer(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (response.isCommitted()) {
            // Half of the answer is on its way: the connection is cut, for the rest would read like a part of it.
            throw failure;
        }
        Problem problem = problemOf(failure, request);
        Language language = Language.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        problem.retryAfter()
                .ifPresent(wait -> response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds())));
        return ResponseEntity.status(problem.status())
                .headers(failure instanceof ErrorResponse known ? known.getHeaders() : HttpHeaders.EMPTY)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .body(problem.in(language));
    }

    /** What to tell about a failure, whether a handler failed or a filter before it. */
    public static Problem problemOf(Exception failure, HttpServletRequest request) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
        }
        return DatabaseProblems.of(failure, "DELETE".equals(request.getMethod()))
                .orElseGet(() -> otherwise(failure, request));
    }

    /** Whether others were in the way, so that the same may succeed in a moment. */
    public static boolean isPassing(Exception failure) {
        return DatabaseProblems.isPassing(failure);
    }

    private static Problem otherwise(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse known) {
            return ofProtocol(known.getStatusCode());
        }
        if (failure instanceof TypeMismatchException || failure instanceof InvalidParameterException) {
            return ofProtocol(HttpStatus.BAD_REQUEST);
        }
        if (failure instanceof HttpMessageNotReadableException) {
            return Problem.badRequest(
                    "El cuerpo de la petición no es un documento JSON legible.",
                    "The request's body is not a readable JSON document.");
        }
        if (failure instanceof CannotCreateTransactionException && !(failure.getCause() instanceof Tenancy.NoTenant)) {
            LOG.warn("The database cannot be reached", failure);
            return Problem.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "La base de datos no responde. No se guardó nada; intente en un momento.",
                    "The database does not answer. Nothing was saved; try again in a moment.");
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        return Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Algo falló de nuestro lado. No se guardó nada; ya quedó registrado.",
                "Something failed on our side. Nothing was saved; it has been recorded.");
    }

    private static Problem ofProtocol(HttpStatusCode code) {
        HttpStatus status = HttpStatus.valueOf(code.value());
        return switch (status) {
            case NOT_FOUND -> Problem.notFound();
            case METHOD_NOT_ALLOWED ->
                Problem.of(status, "Aquí no se admite este método.", "This method is not allowed here.");
            case UNSUPPORTED_MEDIA_TYPE, NOT_ACCEPTABLE ->
                Problem.of(status, "Solo se habla JSON.", "Only JSON is spoken here.");
            default -> Problem.of(status, "La petición no se entiende.", "The request cannot be understood.");
        };
    }
}
