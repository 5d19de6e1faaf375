package dev.isem.erp.platform.migrate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A query that is too long to stand in Java; it takes a list of schemas and returns sentences. */
record SqlText(String sql) {

    static SqlText read(String name) {
        try (InputStream resource = SqlText.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("the resource " + name + " is missing beside this class");
            }
            return new SqlText(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<String> sentences(Connection connection, List<String> schemas) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", schemas.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                List<String> sentences = new ArrayList<>();
                while (rows.next()) {
                    sentences.add(rows.getString(1));
                }
                return sentences;
            }
        }
    }
}
