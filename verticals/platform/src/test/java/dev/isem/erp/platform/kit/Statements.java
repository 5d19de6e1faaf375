package dev.isem.erp.platform.kit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.DestructionAwareBeanPostProcessor;

/** Notes the SQL that a vertical sends to answer requests, between its pool and the driver. */
public final class Statements implements DestructionAwareBeanPostProcessor {

    /** How Tomcat begins the names of those of its threads that answer. Others look after mail and nights meanwhile. */
    private static final String ANSWERING = "http-";

    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());

    /** Spring knows, and closes, the pool in whose place this one stands. */
    private @Nullable HikariDataSource instead;

    Statements() {}

    /**
     * The statements that are sent while the work is done, in their order, but for the question whether the person's token
     * still counts: it is asked once a second, whatever the work is.
     */
    public List<String> during(Runnable work) {
        sent.clear();
        work.run();
        List<String> statements = new ArrayList<>(sent);
        for (int i = statements.size() - 1; i > 0; i--) {
            if (statements.get(i).contains("'token_epoch' AS epoch")) {
                // The tenant is set in front of it.
                statements.subList(i - 1, i + 1).clear();
            }
        }
        return statements;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof HikariDataSource pool ? overNotingConnections(pool) : bean;
    }

    /** A pool that has begun takes no other source. */
    private HikariDataSource overNotingConnections(HikariDataSource pool) {
        HikariConfig config = new HikariConfig();
        pool.copyStateTo(config);
        pool.close();
        config.setDataSource(
                instead(DataSource.class, pool.getDataSource(), (result, _) -> noting((Connection) result)));
        HikariDataSource noting = new HikariDataSource(config);
        instead = noting;
        return noting;
    }

    @Override
    public void postProcessBeforeDestruction(Object bean, String name) {
        if (bean instanceof HikariDataSource && instead != null) {
            instead.close();
        }
    }

    private Connection noting(Connection connection) {
        return instead(Connection.class, connection, (result, arguments) -> switch (result) {
            case PreparedStatement prepared -> noting(PreparedStatement.class, prepared, (String) arguments[0]);
            case Statement statement -> noting(Statement.class, statement, null);
            default -> result;
        });
    }

    private <S extends Statement> S noting(Class<S> type, S statement, @Nullable String sql) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    if (method.getName().startsWith("execute")
                            && Thread.currentThread().getName().startsWith(ANSWERING)) {
                        sent.add(sql == null ? String.valueOf(arguments[0]) : sql);
                    }
                    return invoke(() -> method.invoke(statement, arguments));
                }));
    }

    private interface Change {
        Object of(Object result, Object[] arguments);
    }

    private interface Call {
        @Nullable
        Object run() throws ReflectiveOperationException;
    }

    /** The same, whose results are changed on their way. */
    private static <T> T instead(Class<T> type, T real, Change change) {
        return type.cast(Proxy.newProxyInstance(
                Statements.class.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    Object result = invoke(() -> method.invoke(real, arguments));
                    return result instanceof Connection || result instanceof Statement
                            ? change.of(result, arguments)
                            : result;
                }));
    }

    private static @Nullable Object invoke(Call call) throws Throwable {
        try {
            return call.run();
        } catch (InvocationTargetException failed) {
            throw failed.getTargetException();
        }
    }
}
