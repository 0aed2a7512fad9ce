package planted.sync;

/** Lawful: a main prints and looks around. */
final class Main {
    public static void main(String... args) {
        System.out.println(System.getenv("PATH"));
    }
}
