package dev.koder.herald.domain.masterfile;

import dev.koder.herald.domain.masterfile.MasterFileProblem.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The problems and warnings found while a file is read: the first ones kept, all of them counted. Not thread-safe.
 */
public final class Findings {
    private final int limit;
    private final List<MasterFileProblem> problems = new ArrayList<>();
    private final List<MasterFileProblem> warnings = new ArrayList<>();
    private long problemCount;
    private long warningCount;

    /** @param limit how many problems are kept, and how many warnings */
    public Findings(int limit) {
        this.limit = limit;
    }

    /** Notes something wrong. */
    public void problem(long line, int column, Code code, String token, String detail) {
        if (problemCount++ < limit) {
            problems.add(new MasterFileProblem(line, column, code, token, detail));
        }
    }

    /** Notes something that was read in a way worth knowing. */
    public void warning(long line, int column, Code code, String token, String detail) {
        if (warningCount++ < limit) {
            warnings.add(new MasterFileProblem(line, column, code, token, detail));
        }
    }

    /** Adds what was found on the same way through the same file: the outcome is as if both had been noted here. */
    void addByLine(Findings others) {
        merge(problems, others.problems);
        merge(warnings, others.warnings);
        problemCount += others.problemCount;
        warningCount += others.warningCount;
    }

    private void merge(List<MasterFileProblem> kept, List<MasterFileProblem> others) {
        kept.addAll(others);
        kept.sort(Comparator.comparingLong(MasterFileProblem::line));
        kept.subList(Math.min(limit, kept.size()), kept.size()).clear();
    }

    /** The first problems, in the order found. */
    public List<MasterFileProblem> problems() {
        return List.copyOf(problems);
    }

    /** How many problems there are in all. */
    public long problemCount() {
        return problemCount;
    }

    /** The first warnings, in the order found. */
    public List<MasterFileProblem> warnings() {
        return List.copyOf(warnings);
    }

    /** How many warnings there are in all. */
    public long warningCount() {
        return warningCount;
    }
}
