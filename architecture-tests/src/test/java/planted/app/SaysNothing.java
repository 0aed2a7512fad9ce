package planted.app;

import java.util.function.Function;
import java.util.stream.Stream;

final class SaysNothing {
    static final Function<String, Throwable> BY_REFERENCE = RuntimeException::new;

    Stream<Throwable> everyWay() {
        return Stream.of(new Throwable(), new Exception(), new RuntimeException(), new Error());
    }
}
