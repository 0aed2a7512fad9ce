package planted.app;

final class Prints {
    void everyWay(Exception problem) {
        System.out.println(problem);
        System.err.println(problem);
        problem.printStackTrace();
    }
}
