package planted.domain.zone;

public final class Changes {
    private int count;

    int next() {
        return ++count;
    }
}
