package planted.application.zone;

import java.util.stream.Stream;

final class ReadsTheSurroundings {
    Stream<Object> everyWay() {
        return Stream.of(
                System.getenv("PATH"),
                System.getProperty("user.dir"),
                System.getProperties(),
                System.setProperty("a", "b"),
                Boolean.getBoolean("a"),
                Integer.getInteger("a", 1),
                Long.getLong("a", 1));
    }
}
