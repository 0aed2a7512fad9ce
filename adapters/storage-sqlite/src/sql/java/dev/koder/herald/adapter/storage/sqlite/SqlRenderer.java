package dev.koder.herald.adapter.storage.sqlite;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Turns the statements written with jOOQ into classes of the same names that hold nothing but their text, which is what the
 * engine is compiled with: it runs without jOOQ.
 *
 * <p>Run by the build: {@code SqlRenderer DEFINITIONS FOLDER}
 */
final class SqlRenderer {

    private static final String PACKAGE = SqlRenderer.class.getPackageName();

    private SqlRenderer() {}

    /** Writes below the folder what becomes of each class {@code ...Sql} whose source lies below the definitions. */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        Path definitions = Path.of(arguments[0], PACKAGE.split("\\."));
        Path rendered = Path.of(arguments[1], PACKAGE.split("\\."));
        Files.createDirectories(rendered);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(definitions, "*Sql.java")) {
            for (Path file : files) {
                String name = file.getFileName().toString().replace(".java", "");
                Files.writeString(rendered.resolve(file.getFileName()), rendered(Class.forName(PACKAGE + "." + name)));
            }
        }
    }

    private static String rendered(Class<?> statements) throws IllegalAccessException {
        StringBuilder constants = new StringBuilder();
        for (Field field : statements.getDeclaredFields()) {
            if (field.getType().equals(String.class) && !Modifier.isPrivate(field.getModifiers())) {
                constants.append("    static final String %s = %s;%n%n".formatted(field.getName(), literal(field)));
            }
        }
        return """
                package %1$s;

                /** Rendered from the class of the same name in src/sql, where each statement says what it does and wants. */
                final class %2$s {

                %3$s    private %2$s() {}
                }
                """.formatted(PACKAGE, statements.getSimpleName(), constants);
    }

    private static String literal(Field field) throws IllegalAccessException {
        String sql = (String) field.get(null);
        return '"' + sql.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
